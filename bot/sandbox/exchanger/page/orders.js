/** All orders, the newest first; they keep their places while their statuses change. */

import { choices, setChoice } from "./controls.js";
import { el } from "./dom.js";
import { OrderCard } from "./order_card.js";

const FILTERS = {
  open: (order) => order.group !== "final",
  attention: (order) => order.group === "attention",
  final: (order) => order.group === "final",
  all: () => true,
};

export class Orders {
  constructor(site) {
    Object.assign(this, { site, cards: new Map(), filter: "open" });
    const options = Object.keys(FILTERS).map((value) => ({ value, text: site.t(`filter.${value}`) }));
    this.choices = choices(site.t("orders"), options, this.filter, (filter) => this.#choose(filter));
    this.search = el("input", { type: "search", placeholder: site.t("orders.search"), "aria-label": site.t("orders.search"), on: { input: () => this.#show() } });
    this.list = el("div", { class: "orders" });
    this.none = el("p", { class: "none", text: site.t("orders.none") });
    this.element = el("div", { class: "view" }, el("div", { class: "bar" }, this.choices, this.search), this.list, this.none);
  }

  load() {
    this.cards.clear();
    this.list.replaceChildren();
    const oldestFirst = [...this.site.orders.values()].sort((a, b) => a.created - b.created || a.id - b.id);
    for (const order of oldestFirst) this.#add(order);
    this.#show();
  }

  changed(order) {
    this.site.orders.set(order.id, order);
    const card = this.cards.get(order.id);
    if (card) card.update(order);
    else this.#add(order);
    this.#show();
  }

  openCount() {
    return [...this.site.orders.values()].filter(FILTERS.open).length;
  }

  #add(order) {
    const card = new OrderCard(this.site, order);
    this.cards.set(order.id, card);
    this.list.prepend(card.element);
  }

  #choose(filter) {
    this.filter = filter;
    setChoice(this.choices, filter);
    this.#show();
  }

  #show() {
    const wanted = this.search.value.trim().toLowerCase();
    let shown = 0;
    for (const { order, element } of this.cards.values()) {
      const fits = FILTERS[this.filter](order) || element.contains(document.activeElement); // not from under the operator's hands
      element.hidden = !fits || !words(order).includes(wanted);
      shown += element.hidden ? 0 : 1;
    }
    this.none.hidden = shown > 0;
  }
}

function words(order) {
  return [order.id, order.direction, order.api_id, order.status, order.hash].join(" ").toLowerCase();
}
