/** The bar over an open chat: its name, what goes on in it, its menu. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { avatar } from "./people.js";
import { chatName } from "./words.js";

const TYPING_LASTS = 5500; // Telegram's own: an action fades after five seconds unless repeated

export class ChatHeader {
  constructor(page, chat, actions) {
    Object.assign(this, { page, chat, actions, typing: false, online: true });
    const name = chatName(page, chat);
    this.status = el("small", { class: "chat-status" });
    const back = el("button", { class: "icon-button back", type: "button", "aria-label": page.t("back"), on: { click: actions.back } }, icon("back"));
    const more = el("button", { class: "icon-button", type: "button", "aria-label": page.t("chat.menu"), "aria-haspopup": "menu" }, icon("more"));
    more.addEventListener("click", () => this.#menu(more));
    const words = el("div", { class: "header-words" }, el("h1", { text: name }), this.status);
    const head = avatar(chat.type === "private" ? page.bot.id : chat.id, name);
    this.element = el("header", { class: "chat-header" }, back, head, words, chat.type === "private" && more);
    this.#show();
  }

  close() {
    clearTimeout(this.timer);
  }

  showTyping() {
    clearTimeout(this.timer);
    this.typing = true;
    this.timer = setTimeout(() => this.stopTyping(), TYPING_LASTS);
    this.#show();
  }

  stopTyping() {
    clearTimeout(this.timer);
    this.typing = false;
    this.#show();
  }

  setOnline(online) {
    this.online = online;
    this.#show();
  }

  #show() {
    const { page } = this;
    const quiet = page.t(this.chat.type === "private" ? "bot" : "group");
    this.status.textContent = this.online ? (this.typing ? page.t("typing") : quiet) : page.t("connecting");
    this.status.classList.toggle("live", this.typing && this.online);
  }

  #menu(button) {
    const { page, actions } = this;
    const { blocked } = page.store.find(this.chat.id);
    const item = blocked
      ? { label: page.t("unblock"), icon: "check", run: actions.unblock }
      : { label: page.t("block"), icon: "block", danger: true, run: actions.block };
    openMenu(button, page.t("chat.menu"), [item]);
  }
}
