/** Starts the page: finds out who one is, puts the parts together, and passes live events on. */

import { loadPeople, ServerError } from "./api.js";
import { Chat } from "./chat.js";
import { ChatList } from "./chats.js";
import { el } from "./dom.js";
import { EventFeed } from "./events.js";
import { Translator } from "./i18n.js";
import { Page } from "./page.js";
import { renderOutsideLinks, renderPersonSwitch } from "./people.js";
import { isOwn, senderName, summary } from "./words.js";

const root = document.getElementById("app");
const NARROW = matchMedia("(max-width: 720px)");

class App {
  constructor(page, links) {
    this.page = page;
    this.list = new ChatList(page, (chatId) => this.open(chatId));
    this.main = el("main", { class: "main" });
    this.live = el("div", { class: "visually-hidden", role: "log", "aria-live": "polite" });
    const sidebar = el("aside", { class: "sidebar" }, el("div", { class: "sidebar-top" }, renderPersonSwitch(page), renderOutsideLinks(page, links)), this.list.element);
    root.replaceChildren(sidebar, this.main, page.toasts.element, this.live);
    page.openChat = (chatId, thread = null) => this.open(chatId, thread);
    page.write = (text) => this.chat?.composer.write(text);
    page.store.changed = () => this.#storeChanged();
    this.feed = new EventFeed((after) => page.api.eventsUrl(after), { onEvent: (event) => this.#received(event), onState: (online, again) => this.#connection(online, again) });
    addEventListener("popstate", () => this.#fromAddress());
    addEventListener("keydown", (event) => event.key === "Escape" && NARROW.matches && this.#closeChat());
    document.addEventListener("visibilitychange", () => !document.hidden && this.chat?.timeline.element.dispatchEvent(new Event("scroll")));
  }

  async start() {
    // Listening begins before the chats are read, so nothing falls between the two.
    await new Promise((ready) => {
      this.ready = ready;
      this.feed.start();
    });
    await this.page.attempt(() => this.page.store.load());
    const query = new URLSearchParams(location.search);
    if (query.has("start")) return this.#startFromAddress(query.get("start"));
    if (!query.has("chat") && !NARROW.matches) this.#address(this.page.me.id, null, true);
    return this.#fromAddress();
  }

  open(chatId, thread = null) {
    this.#address(chatId, thread, false);
    this.#fromAddress();
    if (!NARROW.matches) this.chat?.composer.focus();
  }

  async #startFromAddress(payload) {
    this.#address(this.page.me.id, null, true);
    this.#fromAddress();
    await this.page.attempt(() => this.page.api.start(payload));
  }

  #address(chatId, thread, replace) {
    const query = new URLSearchParams({ person: this.page.me.id });
    if (chatId !== null) query.set("chat", chatId);
    if (thread !== null) query.set("thread", thread);
    const address = `/?${query}`;
    if (address === location.pathname + location.search) return;
    history[replace ? "replaceState" : "pushState"](null, "", address);
  }

  #fromAddress() {
    const query = new URLSearchParams(location.search);
    const entry = query.has("chat") ? this.page.store.find(Number(query.get("chat"))) : undefined;
    const thread = query.has("thread") ? Number(query.get("thread")) : null;
    this.list.select(entry?.chat.id ?? null);
    document.body.classList.toggle("chat-open", Boolean(entry));
    if (entry && this.chat?.chat.id === entry.chat.id && this.chat.thread === thread) return;
    this.chat?.close();
    this.chat = entry && new Chat(this.page, entry, thread, () => this.#closeChat());
    this.main.replaceChildren(this.chat?.element ?? el("p", { class: "choose", text: this.page.t("chat.choose") }));
    this.chat?.load();
  }

  #closeChat() {
    const { chat } = this;
    if (!chat || document.querySelector("dialog[open], .menu")) return;
    this.#address(null, null, false);
    this.#fromAddress();
    this.list.element.querySelector(`[data-chat="${chat.chat.id}"]`)?.focus();
  }

  #storeChanged() {
    this.list.render();
    this.chat?.entryChanged();
    const unread = this.page.store.chats.reduce((sum, { chat }) => sum + this.page.store.unreadCount(chat.id), 0);
    document.title = `${unread ? `(${unread}) ` : ""}${this.page.me.first_name} · Sandbox Telegram`;
  }

  #received(event) {
    const chat = this.chat?.chat.id === event.chat_id ? this.chat : undefined;
    const handlers = {
      message: () => this.#message(event.message, chat),
      edited: () => this.#edited(event.message, chat),
      deleted: () => {
        chat?.onDeleted(event.message_ids);
        this.page.attempt(() => this.page.store.deleted(event.chat_id, event.message_ids));
      },
      action: () => chat?.header.showTyping(),
      commands: () => this.chat?.loadCommands(),
      chat: () => this.page.attempt(() => this.page.store.load()),
    };
    handlers[event.type]?.(); // "answer" is what a tap's own request tells already
  }

  #message(message, chat) {
    this.page.store.received(message);
    chat?.onMessage(message);
    if (chat && !isOwn(this.page, message)) this.#announce("live.new", message);
  }

  #edited(message, chat) {
    this.page.store.edited(message);
    chat?.onEdited(message);
    if (chat && !isOwn(this.page, message)) this.#announce("live.edited", message);
  }

  #announce(key, message) {
    const text = this.page.t(key, { name: senderName(this.page, message), text: summary(this.page, message) });
    this.live.replaceChildren(el("p", { text }));
  }

  #connection(online, again) {
    this.ready();
    this.chat?.header.setOnline(online);
    if (!online || !again) return;
    this.page.attempt(() => this.page.store.load());
    this.chat?.reload();
  }
}

async function main() {
  const { people, bot, links } = await loadPeople();
  const query = new URLSearchParams(location.search);
  const me = people.find(({ id }) => String(id) === query.get("person")) ?? people[0];
  const words = new Translator(me?.language_code ?? navigator.language);
  document.documentElement.lang = words.language;
  if (!me) return root.replaceChildren(el("p", { class: "choose", text: words.t("error.noPeople") }));
  return new App(new Page(me, bot, people), links).start();
}

main().catch((error) => {
  const words = new Translator(navigator.language);
  const text = error instanceof ServerError && !error.offline ? error.message : words.t("error.offline");
  root.replaceChildren(el("p", { class: "choose", text }));
  if (!(error instanceof ServerError)) throw error;
});
