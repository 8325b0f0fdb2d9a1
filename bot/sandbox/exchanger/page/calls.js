/** What the bot asks the site, as it happens. */

import { panel } from "./controls.js";
import { el } from "./dom.js";

const KEPT = 200;

export class Calls {
  constructor(site) {
    this.site = site;
    this.list = el("ol", { class: "calls" });
    this.none = el("p", { class: "none", text: site.t("calls.empty") });
    this.element = el("div", { class: "view" }, panel(site.t("calls"), site.t("calls.about"), this.none, this.list));
  }

  add(call) {
    const { site } = this;
    const good = ["", "0"].includes(String(call.error ?? ""));
    const result = el("span", { class: good ? "good" : "bad", text: good ? site.t("calls.ok") : call.error });
    const faults = call.faults.length > 0 && el("span", { class: "tag", text: site.t("calls.fault", { kinds: call.faults.join(", ") }) });
    const time = el("time", { class: "quiet", text: site.time(Date.now() / 1000) });
    this.list.prepend(el("li", {}, time, el("code", { text: call.method }), result, el("span", { class: "quiet", text: site.t("calls.ms", { ms: call.ms }) }), faults));
    while (this.list.children.length > KEPT) this.list.lastElementChild.remove();
    this.none.hidden = true;
  }
}
