/** One direction: its rate, its reserve, and whether it is on. */

import { setSwitch, switchButton } from "./controls.js";
import { el } from "./dom.js";

const MONEY = { inputmode: "decimal", pattern: "[0-9]+([.][0-9]+)?", required: true, autocomplete: "off" };

export class DirectionRow {
  /** @param {import("./site.js").Site} site; @param {() => void} reserveChanged other directions may share the reserve */
  constructor(site, direction, reserveChanged) {
    Object.assign(this, { site, reserveChanged, direction });
    const t = (key) => site.t(key);
    this.fields = {
      course_give: this.#field(t("direction.courseGive")),
      course_get: this.#field(t("direction.courseGet")),
      reserve: this.#field(t("direction.reserve")),
    };
    this.save = el("button", { class: "button strong", type: "submit", text: t("direction.save"), hidden: true });
    this.switch = switchButton(direction.title, direction.on, (on) => this.#send({ on }));
    this.tags = el("span", { class: "tags" });
    const rate = el("span", { class: "rate" }, this.fields.course_give, el("i", { text: direction.give.code }), "=", this.fields.course_get, el("i", { text: direction.get.code }));
    const reserve = el("span", { class: "reserve" }, el("span", { class: "quiet", text: t("direction.reserve") }), this.fields.reserve);
    const form = el("form", { class: "direction-form" }, rate, reserve, this.save);
    form.addEventListener("submit", (event) => this.#submitted(event));
    form.addEventListener("input", () => this.#showSave());
    const head = el("div", { class: "direction-head" }, el("span", { class: "number", text: direction.id }), el("b", { text: direction.title }), this.tags, this.switch);
    this.element = el("article", { class: "direction", data: { direction: direction.id } }, head, form);
    this.update(direction);
  }

  /** What the operator is typing stays; the rest is shown as the site has it. */
  update(direction) {
    const { site } = this;
    for (const [name, field] of Object.entries(this.fields)) {
      if (field.value === "" || field.value === this.direction[name]) field.value = direction[name];
    }
    this.direction = direction;
    setSwitch(this.switch, direction.on);
    this.element.classList.toggle("off", !direction.on);
    const tags = [direction.payment, direction.frozen && site.t("direction.frozen"), !direction.api && site.t("direction.closed")];
    this.tags.replaceChildren(...tags.filter(Boolean).map((text) => el("span", { class: "tag", text })));
    this.#showSave();
  }

  #field(label) {
    return el("input", { ...MONEY, "aria-label": label });
  }

  #changes() {
    return Object.fromEntries(Object.entries(this.fields).map(([name, { value }]) => [name, value.trim()]).filter(([name, value]) => value !== this.direction[name]));
  }

  #showSave() {
    this.save.hidden = Object.keys(this.#changes()).length === 0;
  }

  #submitted(event) {
    event.preventDefault();
    const changes = this.#changes();
    if (Object.keys(changes).length) this.#send(changes);
  }

  async #send(changes) {
    const { site } = this;
    const direction = await site.attempt(() => site.api.setDirection(this.direction.id, changes));
    if (!direction) return;
    for (const name of Object.keys(changes)) if (this.fields[name]) this.fields[name].value = direction[name];
    this.update(direction);
    const switched = direction.on ? "direction.on" : "direction.off";
    const told = "on" in changes ? switched : "direction.saved";
    site.toast(site.t(told, { title: direction.title }));
    if ("reserve" in changes) this.reserveChanged();
  }
}
