/** The keyboard a bot puts in place of the person's own: which one holds now, and how it looks. */

import { el } from "./dom.js";

/** The markup of the newest message that sets or removes a keyboard; undefined when none is set. */
export function currentKeyboard(messages) {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const markup = messages[index].reply_markup;
    if (markup?.remove_keyboard) return undefined;
    if (markup?.keyboard) return { ...markup, messageId: messages[index].message_id };
  }
  return undefined;
}

export function renderReplyKeyboard(markup, press) {
  const rows = markup.keyboard.map((row) =>
    el("div", { class: "button-row" }, ...row.map((button) => {
      const { text, style } = typeof button === "string" ? { text: button } : button;
      const look = style ? `reply-button style-${style}` : "reply-button";
      return el("button", { class: look, type: "button", text, on: { click: () => press(text) } });
    })),
  );
  return el("div", { class: markup.resize_keyboard ? "reply-keyboard" : "reply-keyboard tall", role: "group" }, ...rows);
}
