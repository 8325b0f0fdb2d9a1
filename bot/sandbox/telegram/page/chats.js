/** The list of chats at the side. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { avatar } from "./people.js";
import { chatName, isOwn, senderName, summary } from "./words.js";

export class ChatList {
  /** @param {import("./page.js").Page} page; @param {(chatId: number) => void} open */
  constructor(page, open) {
    Object.assign(this, { page, open, current: null });
    this.element = el("nav", { class: "chat-list", "aria-label": page.t("chats") });
    this.element.addEventListener("keydown", (event) => this.#steer(event));
  }

  select(chatId) {
    this.current = chatId;
    this.render();
  }

  render() {
    const held = document.activeElement?.closest?.(".chat-item")?.dataset.chat;
    this.element.replaceChildren(...this.page.store.chats.map((entry) => this.#item(entry)));
    if (held) this.element.querySelector(`[data-chat="${held}"]`)?.focus({ preventScroll: true });
  }

  #item({ chat, last, blocked }) {
    const { page } = this;
    const name = chatName(page, chat);
    const unread = page.store.unreadCount(chat.id);
    const badge = unread > 0 && el("span", { class: "badge", "aria-label": page.t("unread.count", { count: unread }), text: unread > 99 ? "99+" : unread });
    const chosen = chat.id === this.current;
    return el(
      "button",
      { class: chosen ? "chat-item chosen" : "chat-item", type: "button", data: { chat: chat.id }, "aria-current": chosen && "true", on: { click: () => this.open(chat.id) } },
      avatar(chat.type === "private" ? page.bot.id : chat.id, name, "large"),
      el(
        "span",
        { class: "chat-words" },
        el("span", { class: "chat-top" }, el("b", { text: name }), chat.type !== "private" && icon("group"), el("small", { text: last ? page.dates.short(last.date) : "" })),
        el("span", { class: "chat-bottom" }, el("span", { class: "chat-last" }, ...this.#last(chat, last)), blocked && icon("block"), badge),
      ),
    );
  }

  #last(chat, last) {
    if (!last) return [this.page.t("chat.empty")];
    const prefix = isOwn(this.page, last) || chat.type !== "private";
    return [prefix && el("span", { class: "chat-sender", text: `${senderName(this.page, last)}: ` }), summary(this.page, last)].filter(Boolean);
  }

  #steer(event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const item = event.target.closest(".chat-item");
    if (!step || !item) return;
    event.preventDefault();
    item[step]?.focus();
  }
}
