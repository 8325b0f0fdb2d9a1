/** The buttons under a message. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

const STYLES = new Set(["primary", "success", "danger"]);

/** @returns {HTMLElement[]} one element a row */
export function renderInlineKeyboard(page, message) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return rows.map((row) => el("div", { class: "button-row" }, ...row.map((button) => renderButton(page, message, button))));
}

function renderButton(page, message, button) {
  const style = STYLES.has(button.style) ? ` style-${button.style}` : "";
  const target = linkTarget(page, button);
  if (target?.kind === "outside") return outsideLink(page, button, target.url, style);
  const press = (event) => pressed(page, message, button, target, event.currentTarget);
  const disabled = button.disabled !== undefined;
  const node = el("button", { class: `inline-button${style}`, type: "button", disabled, on: { click: press } }, el("span", { text: button.text }));
  if (button.copy_text) node.append(icon("copy"));
  if (target) node.append(icon("open"));
  return node;
}

function linkTarget(page, button) {
  const address = button.url ?? button.web_app?.url ?? button.login_url?.url;
  return address === undefined ? null : page.resolve(address);
}

function outsideLink(page, button, url, style) {
  const title = page.t("link.opens", { url });
  const attributes = { class: `inline-button${style}`, href: url, target: "_blank", rel: "noopener noreferrer", title };
  return el("a", attributes, el("span", { text: button.text }), icon("open"));
}

function pressed(page, message, button, target, node) {
  if (target) return page.follow(target);
  if (button.copy_text) return page.copy(button.copy_text.text);
  if (button.callback_data !== undefined) return tap(page, message, button, node);
  const query = button.switch_inline_query_current_chat ?? button.switch_inline_query;
  if (query !== undefined) return page.write(`@${page.bot.username} ${query}`);
  return undefined;
}

async function tap(page, message, button, node) {
  if (node.getAttribute("aria-busy") === "true") return;
  node.setAttribute("aria-busy", "true");
  const answer = await page.attempt(() => page.api.tap(message.chat.id, message.message_id, button.callback_data));
  node.removeAttribute("aria-busy");
  if (answer) await showAnswer(page, answer);
}

async function showAnswer(page, answer) {
  if (!answer.answered) return page.toast(page.t("error.notAnswered"), { bad: true });
  if (answer.url) return page.openAddress(answer.url);
  if (!answer.text) return undefined;
  return answer.show_alert ? page.dialogs.alert(page.bot.first_name, answer.text) : page.toast(answer.text);
}
