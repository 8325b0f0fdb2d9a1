/** All directions, with a search. */

import { DirectionRow } from "./direction_row.js";
import { el } from "./dom.js";

export class Directions {
  constructor(site) {
    Object.assign(this, { site, rows: new Map() });
    this.search = el("input", { type: "search", placeholder: site.t("direction.search"), "aria-label": site.t("direction.search"), on: { input: () => this.#show() } });
    this.list = el("div", { class: "directions" });
    this.none = el("p", { class: "none", text: site.t("directions.none") });
    this.element = el("div", { class: "view" }, el("div", { class: "bar" }, this.search), this.list, this.none);
  }

  load() {
    for (const direction of this.site.directions.values()) this.changed(direction);
    this.#show();
  }

  changed(direction) {
    this.site.directions.set(direction.id, direction);
    const row = this.rows.get(direction.id);
    if (row) return row.update(direction);
    const added = new DirectionRow(this.site, direction, () => this.#reload());
    this.rows.set(direction.id, added);
    return this.list.append(added.element);
  }

  // A reserve belongs to the currency, so it changes in all its directions.
  async #reload() {
    const directions = await this.site.attempt(() => this.site.api.directions());
    for (const direction of directions ?? []) this.changed(direction);
  }

  #show() {
    const wanted = this.search.value.trim().toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { direction, element } of this.rows.values()) {
      const words = [direction.id, direction.title, direction.payment, ...direction.showcase].join(" ").toLowerCase();
      element.hidden = !wanted.every((word) => words.includes(word));
      shown += element.hidden ? 0 : 1;
    }
    this.none.hidden = shown > 0;
  }
}
