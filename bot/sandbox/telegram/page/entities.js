/** A message's text with its Telegram entities, as DOM nodes. Offsets count UTF-16 units, as JavaScript strings do. */

import { el, inlineButton } from "./dom.js";

const PLAIN_TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", hashtag: "span", cashtag: "span", custom_emoji: "span" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/**
 * @param {import("./page.js").Page} page
 * @param {string} text
 * @param {object[]} entities
 * @param {{command: (text: string) => void}} actions what a tapped command does in this chat
 */
export function renderText(page, text, entities, actions) {
  const ordered = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...renderRange({ page, text, actions }, 0, text.length, ordered));
  return fragment;
}

function renderRange(context, start, end, entities) {
  const nodes = [];
  let at = start;
  for (let index = 0; index < entities.length; ) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inner = [];
    for (index += 1; index < entities.length && entities[index].offset < to; index += 1) inner.push(entities[index]);
    if (from >= to) continue;
    if (from > at) nodes.push(context.text.slice(at, from));
    nodes.push(renderEntity(context, entity, from, renderRange(context, from, to, inner), context.text.slice(from, to)));
    // A block starts a line of its own: the line break after it would show as an empty line.
    at = BLOCKS.has(entity.type) && context.text[to] === "\n" ? to + 1 : to;
  }
  if (at < end) nodes.push(context.text.slice(at, end));
  return nodes;
}

function renderEntity({ page, actions }, entity, offset, children, words) {
  const special = {
    spoiler: () => spoiler(page, children),
    code: () => code(page, words),
    pre: () => pre(page, entity, words),
    url: () => link(page, words, children),
    text_link: () => link(page, entity.url, children),
    email: () => link(page, `mailto:${words}`, children),
    phone_number: () => link(page, `tel:${words.replace(/[^\d+]/g, "")}`, children),
    mention: () => inlineButton("span", { class: "link" }, () => page.mention(words.slice(1)), ...children),
    text_mention: () => inlineButton("span", { class: "link" }, () => page.mention(entity.user.first_name), ...children),
    bot_command: () => inlineButton("span", { class: "link command" }, () => actions.command(words), ...children),
    blockquote: () => el("blockquote", {}, ...children),
    expandable_blockquote: () => expandable(page, children),
    date_time: () => dateTime(page, entity, children),
  };
  if (special[entity.type]) return special[entity.type]();
  return el(PLAIN_TAGS[entity.type] ?? "span", { class: `entity-${entity.type}` }, ...children);
}

function spoiler(page, children) {
  const reveal = (event) => {
    if (node.classList.contains("revealed")) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("revealed");
    content.removeAttribute("aria-hidden");
    content.inert = false;
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  const content = el("span", { class: "spoiler-text", "aria-hidden": "true" }, ...children);
  content.inert = true;
  const node = inlineButton("span", { class: "spoiler", "aria-label": page.t("spoiler") }, reveal, content);
  return node;
}

function code(page, words) {
  return inlineButton("code", { title: page.t("code.copy") }, () => page.copy(words), words);
}

function pre(page, entity, words) {
  const language = entity.language && el("span", { class: "pre-language", text: entity.language });
  return inlineButton("pre", { title: page.t("code.copy") }, () => page.copy(words), language, el("code", { text: words }));
}

function link(page, address, children) {
  const target = page.resolve(address);
  if (target === null) return el("span", { class: "link dead" }, ...children);
  if (target.kind !== "outside") {
    return inlineButton("span", { class: "link", title: address }, () => page.follow(target), ...children);
  }
  const title = page.t("link.opens", { url: target.url });
  return el("a", { class: "link", href: target.url, target: "_blank", rel: "noopener noreferrer", title }, ...children);
}

function expandable(page, children) {
  const toggle = el("button", { class: "quote-toggle", type: "button", "aria-expanded": "false", text: page.t("quote.more") });
  const text = el("div", { class: "quote-text" }, ...children);
  const quote = el("blockquote", { class: "expandable" }, text, toggle);
  // as in Telegram, what fits in three lines is shown as it is: known only once the text is laid out
  new ResizeObserver(() => {
    if (!quote.classList.contains("open")) quote.classList.toggle("fits", text.scrollHeight <= text.clientHeight + 2);
  }).observe(text);
  toggle.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    toggle.setAttribute("aria-expanded", open);
    toggle.textContent = page.t(open ? "quote.less" : "quote.more");
  });
  return quote;
}

function dateTime(page, entity, children) {
  const unix = entity.unix_time;
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.getTime())) return el("span", {}, ...children);
  const shown = page.dates.pattern(unix, entity.date_time_format);
  const data = entity.date_time_format === "r" ? { relative: unix } : {};
  const attributes = { datetime: date.toISOString(), title: page.dates.full(unix), data };
  return shown === null ? el("time", attributes, ...children) : el("time", { ...attributes, text: shown });
}

/** Keeps "in 5 minutes" true while it is on the screen. */
export function refreshRelativeTimes(page, root) {
  for (const node of root.querySelectorAll("time[data-relative]")) {
    node.textContent = page.dates.relative(Number(node.dataset.relative));
  }
}
