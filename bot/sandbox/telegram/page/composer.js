/** Where a person writes: the field, what is answered or edited, commands, attachments, the bot's keyboard. */

import { renderAttach } from "./attach.js";
import { CommandList } from "./commands.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { renderReplyKeyboard } from "./reply_keyboard.js";
import { messageText, senderName, summary } from "./words.js";

const TALLEST = 200;

export class Composer {
  /**
   * @param {import("./page.js").Page} page
   * @param {{key: string, send: (content: object) => Promise<boolean>, edit: (id: number, text: string) => Promise<boolean>,
   *   lastOwn: () => object|undefined, command: (name: string) => string}} chat
   */
  constructor(page, chat) {
    Object.assign(this, { page, chat, replying: null, editing: null, markup: undefined });
    this.field = el("textarea", { class: "field", rows: "1", role: "combobox", "aria-autocomplete": "list", "aria-label": page.t("message.placeholder"), maxlength: "4096", autocomplete: "off" });
    this.field.value = page.drafts.get(chat.key) ?? "";
    this.commands = new CommandList(page, this.field, (name) => this.#command(name));
    this.context = el("div", { class: "context", hidden: true });
    this.keyboard = el("div", { class: "keyboard-area" });
    this.menuButton = this.#button("menu", "command.menu", () => this.#toggleCommands(), "command-menu");
    this.toggle = this.#button("keyboard", "keyboard.hide", () => this.#showKeyboard(this.keyboard.childElementCount === 0));
    this.send = this.#button("send", "message.send", () => this.submit(), "send");
    const attach = renderAttach(page, (content) => this.#send(content), () => this.#take());
    this.bar = el("div", { class: "composer-bar" }, this.menuButton, attach, this.field, this.toggle, this.send);
    this.element = el("div", { class: "composer" }, this.commands.element, this.context, this.bar, this.keyboard);
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.menuButton.hidden = true;
    this.setKeyboard(undefined);
    this.#typed();
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  setCommands(commands) {
    this.commands.set(commands);
    this.menuButton.hidden = commands.length === 0;
  }

  /** Puts the bot's keyboard up when it is a new one; the same one again leaves it as the person has it. */
  setKeyboard(markup) {
    const isNew = markup?.messageId !== this.markup?.messageId;
    this.markup = markup;
    this.toggle.hidden = !markup;
    this.field.placeholder = markup?.input_field_placeholder || this.page.t("message.placeholder");
    if (isNew || !markup) this.#showKeyboard(Boolean(markup));
  }

  reply(message) {
    this.#cancel();
    this.replying = message;
    this.#showContext("reply", this.page.t("reply.to", { name: senderName(this.page, message) }), summary(this.page, message));
  }

  edit(message) {
    this.#cancel();
    this.editing = message;
    this.write(messageText(message), { instead: true });
    this.#showContext("edit", this.page.t("edit.title"), summary(this.page, message));
  }

  write(text, { instead = false } = {}) {
    this.field.value = instead || !this.field.value ? text : `${this.field.value} ${text}`;
    this.#typed();
    this.commands.hide();
    this.focus();
  }

  async submit() {
    const text = this.field.value.trim();
    if (!text) return;
    const { editing, replying } = this;
    this.#take();
    this.#cancel();
    this.focus();
    const done = editing ? editing.text === text || (await this.chat.edit(editing.message_id, text)) : await this.chat.send(withReply({ text }, replying));
    if (!done && !this.field.value) this.write(text, { instead: true });
  }

  async #send(content) {
    const { replying } = this;
    this.#cancel();
    const sent = await this.chat.send(withReply(content, replying));
    if (!sent && content.caption && !this.field.value) this.write(content.caption);
    this.focus();
  }

  #take() {
    const text = this.field.value.trim();
    this.field.value = "";
    this.#typed();
    return text;
  }

  #command(name) {
    this.#take();
    this.chat.send({ text: this.chat.command(name) });
    this.focus();
  }

  #toggleCommands() {
    if (this.commands.open) this.commands.hide();
    else this.commands.show(this.commands.commands);
    this.focus();
  }

  #typed() {
    requestAnimationFrame(() => this.#fit());
    this.send.disabled = this.field.value.trim() === "";
    this.commands.suggest(this.field.value);
    if (!this.editing) this.page.drafts.set(this.chat.key, this.field.value);
  }

  #fit() {
    this.field.style.height = "auto";
    if (this.field.scrollHeight) this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.commands.steer(event.key)) return void event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && (this.editing || this.replying)) {
      event.stopPropagation();
      this.#cancel();
    } else if (event.key === "ArrowUp" && this.field.value === "") {
      const message = this.chat.lastOwn();
      if (!message) return;
      event.preventDefault();
      this.edit(message);
    }
  }

  #showContext(kind, title, text) {
    const cancel = this.#button("close", `${kind}.cancel`, () => this.#cancel());
    this.context.replaceChildren(icon(kind), el("div", { class: "context-words" }, el("b", { text: title }), el("span", { text })), cancel);
    this.context.hidden = false;
    this.focus();
  }

  #cancel() {
    const wasEditing = this.editing !== null;
    Object.assign(this, { editing: null, replying: null });
    this.context.hidden = true;
    if (wasEditing) this.#take();
  }

  #showKeyboard(shown) {
    const press = (text) => {
      if (this.markup.one_time_keyboard) this.#showKeyboard(false);
      this.#send({ text });
    };
    this.keyboard.replaceChildren(...(shown ? [renderReplyKeyboard(this.markup, press)] : []));
    this.toggle.setAttribute("aria-label", this.page.t(shown ? "keyboard.hide" : "keyboard.show"));
    this.toggle.setAttribute("aria-pressed", shown);
  }

  #button(name, label, press, extra = "") {
    const title = this.page.t(label);
    return el("button", { class: `icon-button ${extra}`, type: "button", "aria-label": title, title, on: { click: press } }, icon(name));
  }
}

function withReply(content, replying) {
  return replying ? { ...content, reply_to: replying.message_id } : content;
}
