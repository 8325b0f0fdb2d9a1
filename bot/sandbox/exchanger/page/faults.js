/** Trouble made on purpose: what is switched on, and a form to switch on more. */

import { labelled, panel } from "./controls.js";
import { el } from "./dom.js";
import { kindAbout } from "./kinds.js";

const PARAMETERS = {
  seconds: { type: "number", min: "0", max: "600", step: "any", value: "5" },
  status: { type: "number", min: "100", max: "599", value: "503" },
  retry_after: { type: "number", min: "0", max: "3600", value: "" },
  after: { type: "checkbox" },
};

export class Faults {
  constructor(site) {
    this.site = site;
    this.list = el("ul", { class: "faults" });
    this.clearAll = el("button", { class: "button danger", type: "button", text: site.t("fault.clearAll"), on: { click: () => this.#send(site.api.clearFault(true)) } });
    this.form = el("form", { class: "stack" });
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.element = el("div", { class: "panels" }, panel(site.t("fault.active"), null, this.list, this.clearAll), panel(site.t("fault.add"), null, this.form));
  }

  load() {
    this.#buildForm();
    this.changed();
  }

  changed() {
    const { site } = this;
    const none = el("li", { class: "none", text: site.t("fault.none") });
    this.list.replaceChildren(...(site.faults.length ? site.faults.map((fault) => this.#item(fault)) : [none]));
    this.clearAll.hidden = site.faults.length < 2;
  }

  #item(fault) {
    const { site } = this;
    const { takes } = site.kinds.find(({ kind }) => kind === fault.kind);
    const limits = [
      ...takes.map((name) => (name === "after" ? fault.after && site.t("fault.after") : fault[name] !== null && `${site.t(`fault.${name}`)}: ${fault[name]}`)),
      fault.methods?.join(", ") ?? site.t("fault.all"),
      fault.chance < 1 && `${Math.round(fault.chance * 100)} %`,
      fault.times !== null && site.t("fault.left", { count: fault.times }),
      site.t("fault.hits", { count: fault.hits }),
    ];
    const clear = el("button", { class: "button", type: "button", text: site.t("fault.clear"), on: { click: () => this.#send(site.api.clearFault(fault.id)) } });
    return el("li", { class: "fault", data: { fault: fault.id } }, el("b", { text: fault.kind }), el("span", { class: "quiet", text: limits.filter(Boolean).join(" · ") }), clear);
  }

  #buildForm() {
    const { site } = this;
    this.kind = el("select", {}, ...site.kinds.map(({ kind }) => el("option", { value: kind, text: kind })));
    this.about = el("p", { class: "about" });
    this.inputs = Object.fromEntries(Object.entries(PARAMETERS).map(([name, attributes]) => [name, el("input", attributes)]));
    this.labels = Object.fromEntries(Object.entries(this.inputs).map(([name, input]) => [name, labelled(site.t(`fault.${name}`), input)]));
    this.times = el("input", { type: "number", min: "1", placeholder: "∞" });
    this.chance = el("input", { type: "number", min: "1", max: "100", value: "100", required: true });
    this.methods = site.methods.map((method) => el("input", { type: "checkbox", value: method }));
    const methods = this.methods.map((box) => el("label", { class: "check" }, box, box.value));
    const limits = el("div", { class: "pair" }, labelled(site.t("fault.times"), this.times, site.t("fault.timesHint")), labelled(site.t("fault.chance"), this.chance));
    const fieldset = el("fieldset", {}, el("legend", { text: site.t("fault.methods") }), el("small", { text: site.t("fault.methodsHint") }), el("div", { class: "checks" }, ...methods));
    this.kind.addEventListener("change", () => this.#showParameters());
    this.form.replaceChildren(labelled(site.t("fault.kind"), this.kind), this.about, ...Object.values(this.labels), limits, fieldset, el("button", { class: "button strong", type: "submit", text: site.t("fault.add") }));
    this.#showParameters();
  }

  #chosenKind() {
    return this.site.kinds.find(({ kind }) => kind === this.kind.value);
  }

  #showParameters() {
    const kind = this.#chosenKind();
    this.about.textContent = kindAbout(this.site.translator.language, kind);
    for (const [name, label] of Object.entries(this.labels)) label.hidden = this.inputs[name].disabled = !kind.takes.includes(name);
  }

  #submitted(event) {
    event.preventDefault();
    const fault = { kind: this.kind.value, chance: Number(this.chance.value) / 100 };
    const methods = this.methods.filter(({ checked }) => checked).map(({ value }) => value);
    if (methods.length) fault.methods = methods;
    if (this.times.value) fault.times = Number(this.times.value);
    for (const name of this.#chosenKind().takes) {
      const input = this.inputs[name];
      if (input.type === "checkbox") fault[name] = input.checked;
      else if (input.value) fault[name] = Number(input.value);
    }
    this.#send(this.site.api.setFault(fault));
  }

  async #send(request) {
    const answer = await this.site.attempt(() => request);
    if (!answer) return;
    this.site.faults = answer.faults;
    this.changed();
  }
}
