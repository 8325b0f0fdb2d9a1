/** Short notes that go away by themselves. The same file in both sandbox pages. */

import { el } from "./dom.js";

const SHOWN = 3500;
const SHOWN_LONGER = 7000;

export class Toasts {
  constructor() {
    this.polite = el("div", { class: "toasts", role: "status" });
    this.urgent = el("div", { class: "toasts", role: "alert" });
    this.element = el("div", { class: "toast-area" }, this.polite, this.urgent);
  }

  show(text, { bad = false } = {}) {
    const area = bad ? this.urgent : this.polite;
    const note = el("div", { class: bad ? "toast bad" : "toast", text });
    area.replaceChildren(note);
    setTimeout(() => note.remove(), text.length > 60 || bad ? SHOWN_LONGER : SHOWN);
  }
}
