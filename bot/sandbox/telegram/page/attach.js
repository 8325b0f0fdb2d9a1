/** Sending what is not plain text, to see how the bot takes it. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";

const STICKERS = ["👍", "😀", "🎉"];

/** @param {(content: object) => void} send; @param {() => string} takeText what stands in the field becomes the caption */
export function renderAttach(page, send, takeText) {
  const button = el("button", { class: "icon-button", type: "button", "aria-label": page.t("attach"), "aria-haspopup": "menu" }, icon("attach"));
  const photo = () => {
    const caption = takeText();
    send(caption ? { photo: true, caption } : { photo: true });
  };
  const items = [
    { label: page.t("attach.photo"), icon: "photo", run: photo },
    { label: page.t("attach.forward"), icon: "forward", run: () => send({ forward: true, text: takeText() || page.t("attach.forwardText") }) },
    ...STICKERS.map((emoji) => ({ label: page.t("attach.sticker", { emoji }), mark: emoji, run: () => send({ sticker: emoji }) })),
  ];
  button.addEventListener("click", () => openMenu(button, page.t("attach"), items));
  return button;
}
