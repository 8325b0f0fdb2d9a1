/** The list of the bot's commands over the field: all of them from the menu button, the fitting ones while typing. */

import { el } from "./dom.js";

export class CommandList {
  /** @param {import("./page.js").Page} page; @param {HTMLTextAreaElement} field; @param {(command: string) => void} choose */
  constructor(page, field, choose) {
    Object.assign(this, { page, field, choose, commands: [], shown: [], at: 0 });
    this.element = el("div", { class: "commands", id: "commands", role: "listbox", "aria-label": page.t("command.list"), hidden: true });
    field.setAttribute("aria-controls", "commands");
    this.#mark();
  }

  set(commands) {
    this.commands = commands;
    this.hide();
  }

  get open() {
    return !this.element.hidden;
  }

  suggest(text) {
    const typed = /^\/(\w*)$/.exec(text)?.[1].toLowerCase();
    this.show(typed === undefined ? [] : this.commands.filter(({ command }) => command.startsWith(typed)));
  }

  show(commands) {
    Object.assign(this, { shown: commands, at: 0 });
    this.element.hidden = commands.length === 0;
    this.element.replaceChildren(...commands.map((item, index) => this.#option(item, index)));
    this.#mark();
  }

  hide() {
    this.show([]);
  }

  /** @returns {boolean} whether the key was meant for the list */
  steer(key) {
    if (!this.open) return false;
    const count = this.shown.length;
    if (key === "Escape") this.hide();
    else if (key === "ArrowDown") this.#move((this.at + 1) % count);
    else if (key === "ArrowUp") this.#move((this.at - 1 + count) % count);
    else if (key === "Enter" || key === "Tab") this.choose(this.shown[this.at].command);
    else return false;
    return true;
  }

  #option({ command, description }, index) {
    const pick = { mousedown: (event) => event.preventDefault(), click: () => this.choose(command) };
    return el("div", { class: "command-item", id: `command-${index}`, role: "option", on: pick }, el("b", { text: `/${command}` }), el("span", { text: description }));
  }

  #move(at) {
    this.at = at;
    this.#mark();
    this.element.children[at].scrollIntoView({ block: "nearest" });
  }

  #mark() {
    [...this.element.children].forEach((node, index) => node.setAttribute("aria-selected", index === this.at));
    this.field.setAttribute("aria-expanded", this.open);
    if (this.open) this.field.setAttribute("aria-activedescendant", `command-${this.at}`);
    else this.field.removeAttribute("aria-activedescendant");
  }
}
