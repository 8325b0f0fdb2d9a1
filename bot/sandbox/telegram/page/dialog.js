/** A modal note with one button: a bot's alert. The browser's own <dialog> keeps the focus in and closes on Esc. */

import { el } from "./dom.js";

export class Dialogs {
  constructor(page) {
    this.page = page;
  }

  alert(title, text) {
    return new Promise((closed) => {
      const ok = el("button", { class: "dialog-ok", type: "button", text: this.page.t("alert.ok"), autofocus: true });
      const dialog = el(
        "dialog",
        { class: "dialog", "aria-labelledby": "dialog-title", "aria-describedby": "dialog-text" },
        el("h2", { id: "dialog-title", text: title }),
        el("p", { id: "dialog-text", text }),
        el("div", { class: "dialog-buttons" }, ok),
      );
      ok.addEventListener("click", () => dialog.close());
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
      dialog.addEventListener("close", () => {
        dialog.remove();
        closed();
      });
      document.body.append(dialog);
      dialog.showModal();
    });
  }
}
