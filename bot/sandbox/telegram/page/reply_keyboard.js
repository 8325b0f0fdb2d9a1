/** The keyboard a bot puts in place of the person's own: which one holds now, and how it looks. */

import { el } from "./dom.js";

/** The markup of the newest message that sets or removes a keyboard; undefined when none is set. */
export function currentKeyboard(messages, me) {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const markup = messages[index].reply_markup;
    if (!markup || !isMeantFor(me, messages[index])) continue;
    if (markup.remove_keyboard) return undefined;
    if (markup.keyboard) return { ...markup, messageId: messages[index].message_id };
  }
  return undefined;
}

/** In a group a `selective` markup is only for whom the message answers or mentions. */
export function isMeantFor(me, message) {
  if (!message.reply_markup?.selective || message.chat.type === "private") return true;
  const mentioned = me.username && (message.text ?? message.caption ?? "").includes(`@${me.username}`);
  return Boolean(mentioned) || message.reply_to_message?.from?.id === me.id;
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
