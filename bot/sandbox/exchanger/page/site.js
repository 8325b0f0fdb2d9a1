/** What is known of the site, kept as the events tell, and what every part of the page shares. */

import { ServerError } from "./api.js";

export class Site {
  /** @param {import("./api.js").OperatorApi} api; @param {import("./i18n.js").Translator} translator; @param {import("./toast.js").Toasts} toasts */
  constructor(api, translator, toasts) {
    Object.assign(this, { api, translator, toasts, orders: new Map(), directions: new Map() });
  }

  t(key, values) {
    return this.translator.t(key, values);
  }

  toast(text, options) {
    this.toasts.show(text, options);
  }

  async load() {
    const [state, orders, directions, faults] = await Promise.all([this.api.state(), this.api.orders(), this.api.directions(), this.api.faults()]);
    Object.assign(this, state, faults);
    this.orders = new Map(orders.map((order) => [order.id, order]));
    this.directions = new Map(directions.map((direction) => [direction.id, direction]));
  }

  /** Runs a request; a refusal is told in plain words and gives undefined. */
  async attempt(request) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      this.toast(error.offline ? this.t("error.offline") : error.message, { bad: true });
      return undefined;
    }
  }

  statusTitle(status) {
    return this.statuses.find((known) => known.status === status)?.title ?? status;
  }

  time(unix) {
    return this.#format(unix, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  }

  dateTime(unix) {
    return this.#format(unix, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  }

  #format(unix, options) {
    const language = this.translator.language === "en" ? "en-GB" : this.translator.language;
    return new Intl.DateTimeFormat(language, options).format(new Date(unix * 1000));
  }
}
