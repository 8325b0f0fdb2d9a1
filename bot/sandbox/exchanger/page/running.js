/** How the site runs: maintenance and pace. */

import { choices, labelled, panel, setChoice, setSwitch, switchButton } from "./controls.js";
import { el } from "./dom.js";

const SPEEDS = [0.5, 1, 2, 5, 20, 100];

export class MaintenancePanel {
  constructor(site) {
    this.site = site;
    this.text = el("textarea", { rows: "3" });
    this.switch = switchButton(site.t("maintenance"), false, (on) => this.#send(on));
    this.state = el("span", {});
    const save = el("button", { class: "button", type: "submit", text: site.t("direction.save") });
    const form = el("form", { class: "stack" }, el("div", { class: "switch-line" }, this.switch, this.state), labelled(site.t("maintenance.text"), this.text), save);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send(this.site.maintenance.on);
    });
    this.element = panel(site.t("maintenance"), site.t("maintenance.about"), form);
  }

  changed() {
    const { on, text } = this.site.maintenance;
    setSwitch(this.switch, on);
    this.state.textContent = this.site.t(on ? "maintenance.on" : "maintenance.off");
    if (document.activeElement !== this.text) this.text.value = text;
  }

  async #send(on) {
    const { site } = this;
    const answer = await site.attempt(() => site.api.setMaintenance(on, this.text.value.trim()));
    if (!answer) return;
    site.maintenance = answer.maintenance;
    this.changed();
    site.toast(site.t("maintenance.saved"));
  }
}

export class PacePanel {
  constructor(site) {
    this.site = site;
    const options = SPEEDS.map((speed) => ({ value: speed, text: site.t("pace.times", { speed }) }));
    this.speeds = choices(site.t("pace.speed"), options, 1, (speed) => this.#send({ speed }));
    this.auto = switchButton(site.t("pace.auto"), true, (auto) => this.#send({ auto }));
    const line = el("div", { class: "switch-line" }, this.auto, el("span", { text: site.t("pace.auto") }));
    this.element = panel(site.t("pace"), site.t("pace.about"), el("div", { class: "stack" }, line, el("div", { class: "label", text: site.t("pace.speed") }), this.speeds));
  }

  changed() {
    setSwitch(this.auto, this.site.pace.auto);
    setChoice(this.speeds, this.site.pace.speed);
  }

  async #send(changes) {
    const answer = await this.site.attempt(() => this.site.api.setPace(changes));
    if (!answer) return;
    this.site.pace = answer.pace;
    this.changed();
  }
}
