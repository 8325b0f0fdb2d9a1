/** An open chat: header, messages, and the place to write; takes the live events that concern it. */

import { Composer } from "./composer.js";
import { el } from "./dom.js";
import { refreshRelativeTimes } from "./entities.js";
import { ChatHeader } from "./header.js";
import { History } from "./history.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { MessageRow } from "./message_row.js";
import { currentKeyboard, isMeantFor } from "./reply_keyboard.js";
import { Timeline } from "./timeline.js";
import { renderTopics } from "./topics.js";
import { isOwn, messageText } from "./words.js";

const REFRESH_TIMES = 20000;

export class Chat {
  /** @param {import("./page.js").Page} page; @param {object} entry of the chat list; @param {number|null} thread; @param {() => void} back */
  constructor(page, entry, thread, back) {
    Object.assign(this, { page, chat: entry.chat, thread, loaded: false, sending: Promise.resolve() });
    this.private = entry.chat.type === "private";
    this.history = new History(page.api, this.chat.id, thread);
    this.header = new ChatHeader(page, this.chat, { back, block: () => this.#block(true), unblock: () => this.#block(false) });
    this.timeline = new Timeline(page, this.history, {
      makeRow: (message) => this.#row(message),
      seen: (id) => page.store.read(this.chat.id, thread, id),
      moved: () => this.#showDownButton(),
    });
    this.composer = new Composer(page, {
      key: `${this.chat.id}:${thread}`,
      send: (content) => this.send(content),
      edit: (id, text) => this.#edit(id, text),
      lastOwn: () => this.history.messages.findLast((message) => isOwn(page, message) && message.text && !message.forward_origin),
      command: (name) => this.#commandText(name),
    });
    this.down = el("button", { class: "down", type: "button", "aria-label": page.t("scroll.down"), hidden: true, on: { click: () => this.timeline.toEnd() } }, icon("chevron"), el("span", { class: "badge" }));
    this.tabs = el("div", { class: "tabs" });
    this.footer = el("footer", { class: "chat-footer" });
    this.empty = el("p", { class: "chat-empty", text: page.t("chat.empty"), hidden: true });
    const body = el("div", { class: "chat-body" }, this.timeline.element, this.empty, this.down);
    this.element = el("section", { class: "chat", "aria-label": this.header.element.querySelector("h1").textContent }, this.header.element, this.tabs, body, this.footer);
    this.clock = setInterval(() => refreshRelativeTimes(page, this.timeline.list), REFRESH_TIMES);
    this.entryChanged();
  }

  async load() {
    const { store } = this.page;
    const unread = store.firstUnread(this.chat.id, this.thread);
    const loaded = await this.page.attempt(async () => {
      await this.history.loadLatest();
      return true;
    });
    this.loaded = Boolean(loaded);
    this.timeline.show(unread);
    this.#contentChanged();
    await this.loadCommands();
  }

  /** After a break in the feed: what happened meanwhile is read anew, unless the reader is far up in old messages. */
  async reload() {
    if (!this.timeline.atEnd) return;
    this.history.messages = [];
    await this.load();
  }

  async loadCommands() {
    const commands = await this.page.attempt(() => this.page.api.commands(this.chat.id));
    this.composer.setCommands(commands ?? []);
  }

  close() {
    clearInterval(this.clock);
    this.header.close();
    this.timeline.close();
  }

  onMessage(message) {
    if (message.from?.is_bot) this.header.stopTyping();
    if (!this.history.belongs(message)) return;
    if (this.history.put(message)) {
      this.timeline.added(message);
      if (message.reply_markup?.force_reply && isMeantFor(this.page.me, message)) this.composer.reply(message);
      if (isOwn(this.page, message)) this.timeline.toEnd();
    } else this.timeline.changed(message);
    this.#contentChanged();
  }

  onEdited(message) {
    if (!this.history.find(message.message_id)) return;
    this.history.put(message);
    this.timeline.changed(message);
    this.#contentChanged();
  }

  onDeleted(ids) {
    for (const id of ids) {
      this.history.remove(id);
      this.timeline.removed(id);
    }
    this.#contentChanged();
  }

  /** The chat list says something new of this chat: unread counts, blocked or not, topics. */
  entryChanged() {
    const entry = this.page.store.find(this.chat.id);
    const tabs = entry && renderTopics(this.page, entry, this.thread);
    this.tabs.replaceChildren(...(tabs ? [tabs] : []));
    this.#showFooter(entry);
    this.#showDownButton();
  }

  /** One after another, so that what is written first comes first. */
  send(content) {
    const sent = this.sending.then(() => this.#send(content));
    this.sending = sent.catch(() => {});
    return sent;
  }

  async #send(content) {
    const body = this.thread === null ? content : { ...content, thread: this.thread };
    const message = await this.page.attempt(() => this.page.api.send(this.chat.id, body));
    if (!message) return false;
    this.onMessage(message);
    this.timeline.toEnd();
    return true;
  }

  async #edit(id, text) {
    const message = await this.page.attempt(() => this.page.api.edit(this.chat.id, id, text));
    if (message) this.onEdited(message);
    return Boolean(message);
  }

  #row(message) {
    const actions = {
      group: !this.private,
      command: (text) => this.send({ text: this.#commandText(text.slice(1)) }),
      jump: (id) => this.#jump(id),
      menu: (target, anchor) => this.#messageMenu(target, anchor),
      reply: (target) => this.composer.reply(target),
    };
    return new MessageRow(this.page, message, actions);
  }

  // In a group a command names the bot it is meant for.
  #commandText(name) {
    return this.private || name.includes("@") ? `/${name}` : `/${name}@${this.page.bot.username}`;
  }

  async #jump(id) {
    const found = await this.page.attempt(() => this.timeline.jump(id));
    if (found === false) this.page.toast(this.page.t("deleted"));
  }

  #messageMenu(message, anchor) {
    const { page } = this;
    const items = [{ label: page.t("reply"), icon: "reply", run: () => this.composer.reply(message) }];
    if (messageText(message)) items.push({ label: page.t("message.copy"), icon: "copy", run: () => page.copy(messageText(message)) });
    if (isOwn(page, message) && message.text) items.push({ label: page.t("edit"), icon: "edit", run: () => this.composer.edit(message) });
    openMenu(anchor, page.t("message.actions"), items);
  }

  async #block(blocked) {
    const { api, store } = this.page;
    await this.page.attempt(() => (blocked ? api.block() : api.unblock()));
    await this.page.attempt(() => store.load());
  }

  #contentChanged() {
    this.composer.setKeyboard(currentKeyboard(this.history.messages, this.page.me));
    this.#showFooter(this.page.store.find(this.chat.id));
  }

  #showFooter(entry) {
    const silent = this.loaded && this.history.messages.length === 0;
    this.empty.hidden = !silent;
    const { page } = this;
    if (entry?.blocked) this.#footer("unblock", () => this.#wide(page.t("unblock"), () => this.#block(false)));
    else if (this.private && silent) this.#footer("start", () => this.#wide(page.t("start"), () => page.attempt(() => page.api.start(""))));
    else this.#footer("composer", () => this.composer.element);
  }

  #footer(kind, build) {
    if (this.footer.dataset.kind === kind) return;
    const had = this.footer.contains(document.activeElement);
    this.footer.dataset.kind = kind;
    const node = build();
    this.footer.replaceChildren(node);
    if (had) (kind === "composer" ? this.composer.field : node).focus();
  }

  #wide(text, run) {
    return el("button", { class: "wide-button", type: "button", text, on: { click: run } });
  }

  #showDownButton() {
    const unread = this.page.store.unreadCount(this.chat.id, this.thread);
    this.down.hidden = this.timeline.atEnd || this.history.messages.length === 0;
    this.down.querySelector(".badge").textContent = unread || "";
  }
}
