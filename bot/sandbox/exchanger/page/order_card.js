/** One order: what is exchanged, its status, what it can be moved to, and its details. */

import { el } from "./dom.js";

const OTHER = " other";
const GROUPS = ["waiting", "to_pay", "checking", "attention", "paying_out", "final"];

export class OrderCard {
  /** @param {import("./site.js").Site} site */
  constructor(site, order) {
    this.site = site;
    this.status = el("span", { class: "status" });
    this.changed = el("time", { class: "quiet" });
    this.next = el("button", { class: "button", type: "button", on: { click: () => this.#move(this.order.next) } });
    this.select = this.#statusSelect(order);
    this.other = el("input", { class: "other", hidden: true, disabled: true, required: true, pattern: "[a-z0-9_]{1,20}", placeholder: "my1", "aria-label": site.t("order.otherName") });
    this.form = el("form", { class: "move" }, this.select, this.other, el("button", { class: "button", type: "submit", text: site.t("order.move") }));
    this.details = el("details", {}, el("summary", { text: site.t("order.details") }));
    this.details.addEventListener("toggle", () => this.#showDetails());
    const title = el("h3", {}, el("span", { class: "number", text: `#${order.id}` }), ` ${order.direction}`);
    const sums = el("p", { class: "sums" }, el("b", { text: `${order.amount_give} ${order.currency_code_give}` }), " → ", el("b", { text: `${order.amount_get} ${order.currency_code_get}` }));
    const head = el("div", { class: "order-head" }, title, this.status);
    const about = el("div", { class: "order-about" }, sums, this.changed, !order.from_api && el("span", { class: "tag", text: site.t("order.notFromBot") }));
    this.element = el("article", { class: "order", data: { order: order.id } }, head, about, el("div", { class: "order-acts" }, this.next, this.form), this.details);
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.select.addEventListener("change", () => this.#chosen());
    this.update(order);
  }

  update(order) {
    const before = this.order;
    this.order = order;
    this.status.textContent = order.status_title;
    this.status.dataset.group = order.group;
    this.status.title = order.status;
    this.changed.textContent = this.site.dateTime(order.changed);
    this.changed.dateTime = new Date(order.changed * 1000).toISOString();
    this.next.hidden = order.next === null;
    this.next.textContent = order.next ? this.site.t("order.next", { status: this.site.statusTitle(order.next) }) : "";
    if (document.activeElement !== this.select && this.other.hidden) this.select.value = order.status;
    this.#showDetails();
    if (before && before.status !== order.status) this.#flash();
  }

  #flash() {
    this.element.classList.remove("changed");
    requestAnimationFrame(() => this.element.classList.add("changed"));
  }

  #statusSelect(order) {
    const { site } = this;
    const groups = GROUPS.map((group) => {
      const statuses = site.statuses.filter((status) => status.group === group);
      return statuses.map(({ status, title }) => el("option", { value: status, text: `${title} (${status})` }));
    });
    return el("select", { "aria-label": site.t("order.moveTo", { id: order.id }) }, ...groups.flat(), el("option", { value: OTHER, text: site.t("order.other") }));
  }

  #chosen() {
    this.other.hidden = this.other.disabled = this.select.value !== OTHER;
    if (!this.other.hidden) this.other.focus();
  }

  #submitted(event) {
    event.preventDefault();
    this.#move(this.other.hidden ? this.select.value : this.other.value);
  }

  async #move(status) {
    const { site } = this;
    const order = await site.attempt(() => site.api.setStatus(this.order.id, status));
    if (!order) return;
    this.update(order);
    site.toast(site.t("order.moved", { id: order.id, status: order.status_title }));
  }

  #showDetails() {
    if (!this.details.open) return;
    const { site, order } = this;
    const facts = [
      ["order.rate", `${order.course_give} ${order.currency_code_give} = ${order.course_get} ${order.currency_code_get}`],
      ["order.pay", `${order.pay_amount} ${order.currency_code_give}`],
      ["order.payment", order.payment],
      ["order.address", order.address],
      ["order.tag", order.dest_tag],
      ["order.apiId", order.api_id],
      ["order.partner", order.partner_id || ""],
    ].map(([key, value]) => [site.t(key), value]);
    const list = el("dl", {}, ...[...facts, ...Object.entries(order.fields)].filter(([, value]) => value !== "").map(fact));
    const history = order.statuses.map(({ time, status }) => el("li", {}, el("time", { text: site.dateTime(time) }), ` ${site.statusTitle(status)}`));
    const page = el("a", { href: order.url, target: "_blank", rel: "noopener", text: site.t("order.page") });
    const body = el("div", { class: "details" }, list, el("div", {}, el("h4", { text: site.t("order.history") }), el("ol", {}, ...history), page));
    this.details.querySelector(".details")?.remove();
    this.details.append(body);
  }
}

function fact([name, value]) {
  return el("div", {}, el("dt", { text: name }), el("dd", { text: value }));
}
