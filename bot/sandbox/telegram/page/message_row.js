/** One message in the list: its bubble, the buttons under it, and the day above it when a new one begins. */

import { el } from "./dom.js";
import { sameDay } from "./dates.js";
import { renderText } from "./entities.js";
import { icon } from "./icons.js";
import { renderInlineKeyboard } from "./inline_keyboard.js";
import { hasMedia, mediaKey, renderMedia } from "./media.js";
import { colourOf, initials, isOwn, messageText, personName, senderName, serviceText, summary } from "./words.js";

const GROUPED_WITHIN = 300;

export class MessageRow {
  /**
   * @param {import("./page.js").Page} page
   * @param {object} message
   * @param {{group: boolean, command: (text: string) => void, jump: (id: number) => void, menu: (message: object, anchor: object) => void,
   *   reply: (message: object) => void}} chat
   */
  constructor(page, message, chat) {
    Object.assign(this, { page, chat, keys: {} });
    this.own = isOwn(page, message);
    this.slots = Object.fromEntries(["sender", "forward", "quote", "media", "text"].map((name) => [name, el("div", { class: `slot-${name}` })]));
    this.day = el("div", { class: "day" });
    this.keyboard = el("div", { class: "inline-keyboard" });
    this.bubble = el("div", { class: "bubble" }, ...Object.values(this.slots));
    this.avatar = el("div", { class: "row-avatar" });
    const stack = el("div", { class: "stack" }, this.bubble, this.keyboard);
    const line = el("div", { class: `line ${this.own ? "own" : "theirs"}` }, chat.group && !this.own && this.avatar, stack);
    this.element = el("article", { class: "row", tabindex: "-1", data: { id: message.message_id } }, this.day, line);
    this.#listen();
    this.update(message);
  }

  /** Shows the message as it is now. Only what changed is built again, so an edit neither flickers nor reloads a photo. */
  update(message) {
    this.message = message;
    const service = serviceText(this.page, message);
    this.element.classList.toggle("service", service !== null);
    this.#sender(message);
    this.#slot("forward", [message.forward_origin], () => forwarded(this.page, message));
    this.#slot("quote", [message.reply_to_message?.message_id, message.reply_to_message?.text], () => this.#quote(message.reply_to_message));
    this.#slot("media", mediaKey(message), () => renderMedia(this.page, message));
    const looks = [message.text, message.caption, message.entities, message.caption_entities, service, isEdited(message), this.own];
    this.#slot("text", looks, () => this.#text(message, service));
    this.bubble.classList.toggle("bare", Boolean(message.sticker));
    this.bubble.classList.toggle("media-only", hasMedia(message) && !messageText(message) && !message.document);
    this.#buttons(message);
    this.element.setAttribute("aria-label", `${senderName(this.page, message)}, ${this.page.dates.clock(message.date)}: ${summary(this.page, message)}`);
  }

  /** What depends on the message above: the day's date, and whether one sender goes on. */
  place(previous) {
    const newDay = !previous || !sameDay(previous.date, this.message.date);
    this.day.replaceChildren(...(newDay ? [el("span", { text: this.page.dates.day(this.message.date) })] : []));
    const goesOn = !newDay && previous.from?.id === this.message.from?.id && this.message.date - previous.date < GROUPED_WITHIN;
    this.element.classList.toggle("first", !goesOn);
  }

  markUnread(text) {
    this.element.prepend(el("div", { class: "unread-bar", text }));
  }

  #sender(message) {
    if (!this.chat.group || this.own || !message.from) return;
    const name = personName(message.from);
    const colour = colourOf(message.from.id);
    this.#slot("sender", [name], () => el("span", { class: `sender ${colour}`, text: name }));
    this.avatar.className = `row-avatar avatar ${colour}`;
    this.avatar.textContent = initials(name);
  }

  #slot(name, key, build) {
    const json = JSON.stringify(key);
    if (this.keys[name] === json) return;
    this.keys[name] = json;
    const node = build();
    this.slots[name].replaceChildren(...(node ? [node] : []));
  }

  #text(message, service) {
    if (service !== null) return el("div", { class: "text", text: service });
    const words = messageText(message);
    const meta = this.#meta(message);
    if (!words) return meta;
    const content = renderText(this.page, words, message.entities ?? message.caption_entities, { command: this.chat.command });
    return el("div", { class: "text", dir: "auto" }, content, meta);
  }

  #meta(message) {
    const { page } = this;
    const edited = isEdited(message) && el("span", { text: page.t("edited") });
    const time = el("time", { text: page.dates.clock(message.date), title: page.dates.full(message.date) });
    return el("span", { class: "meta" }, edited, time, this.own && icon("ticks"));
  }

  #quote(answered) {
    if (!answered) return null;
    const { page } = this;
    const name = senderName(page, answered);
    const jump = { click: () => this.chat.jump(answered.message_id) };
    return el("button", { class: `quote ${colourOf(answered.from?.id ?? 0)}`, type: "button", on: jump }, el("b", { text: name }), el("span", { text: summary(page, answered) }));
  }

  #buttons(message) {
    const rows = message.reply_markup?.inline_keyboard ?? [];
    const json = JSON.stringify(rows);
    if (this.keys.buttons === json) return;
    this.keys.buttons = json;
    const held = [...this.keyboard.querySelectorAll("button, a")].indexOf(document.activeElement);
    this.keyboard.replaceChildren(...renderInlineKeyboard(this.page, message));
    // Whoever walks the buttons by keyboard stays where they were when the bot changes them.
    if (held >= 0) (this.keyboard.querySelectorAll("button, a")[held] ?? this.keyboard.querySelector("button, a") ?? this.element).focus({ preventScroll: true });
  }

  #listen() {
    this.bubble.addEventListener("contextmenu", (event) => {
      if (event.target.closest("a, .link") || String(getSelection())) return;
      event.preventDefault();
      this.chat.menu(this.message, { x: event.clientX, y: event.clientY });
    });
    this.bubble.addEventListener("dblclick", (event) => {
      if (!event.target.closest("a, button, [role=button]")) this.chat.reply(this.message);
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.target !== this.element || !["Enter", " ", "ContextMenu"].includes(event.key)) return;
      event.preventDefault();
      this.chat.menu(this.message, this.bubble);
    });
  }
}

// As Telegram does: a bot that redraws its own screen does not get "edited" under each of them.
function isEdited(message) {
  return Boolean(message.edit_date) && !(message.from?.is_bot && message.reply_markup?.inline_keyboard);
}

function forwarded(page, message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const name = origin.sender_user ? personName(origin.sender_user) : origin.sender_user_name ?? origin.chat?.title ?? origin.sender_chat?.title ?? "";
  return el("div", { class: "forwarded", text: page.t("forwarded", { name }) });
}
