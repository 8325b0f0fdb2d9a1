/** A photo over the whole page. Esc, the cross and a press outside the photo close it. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

export class Viewer {
  constructor(page) {
    this.page = page;
  }

  open(url, caption) {
    const close = el("button", { class: "viewer-close icon-button", type: "button", "aria-label": this.page.t("close") }, icon("close"));
    const image = el("img", { src: url, alt: caption || this.page.t("media.photo") });
    const dialog = el("dialog", { class: "viewer", "aria-label": this.page.t("media.photo") }, close, image, caption && el("p", { text: caption }));
    dialog.addEventListener("click", (event) => event.target !== image && dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }
}
