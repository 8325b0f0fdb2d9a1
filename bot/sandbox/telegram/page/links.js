/** What a link inside a chat leads to: the bot itself, a share, a page outside, or nowhere. */

const START = /^[A-Za-z0-9_-]{0,64}$/;
const OUTSIDE = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * @returns {{kind: "start", payload: string} | {kind: "bot"} | {kind: "share", text: string} | {kind: "outside", url: string} | null}
 *   null: nothing that may be opened (javascript:, data:, a broken address, tg:// of another kind)
 */
export function resolveLink(address, botUsername) {
  const url = parse(address);
  if (url === null) return null;
  const inside = insideTelegram(url);
  if (inside === null) return OUTSIDE.has(url.protocol) ? { kind: "outside", url: url.href } : null;
  if (inside.name === "share") return { kind: "share", text: shareText(url.searchParams) };
  if (inside.name.toLowerCase() !== botUsername.toLowerCase()) return url.protocol === "tg:" ? null : { kind: "outside", url: url.href };
  const payload = url.searchParams.get("start");
  if (payload === null) return { kind: "bot" };
  return START.test(payload) ? { kind: "start", payload } : { kind: "bot" };
}

function parse(address) {
  const hasScheme = /^(https?|tg|mailto|tel):/i.test(address) || /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(address); // "host:80" has none
  const full = hasScheme ? address : `https://${address}`;
  return URL.canParse(full) ? new URL(full) : null;
}

function insideTelegram(url) {
  if (url.protocol === "tg:") {
    // tg://resolve?domain=name&start=…; browsers disagree whether "resolve" is a host or a path
    if (/^tg:\/*resolve\b/.test(url.href)) return { name: url.searchParams.get("domain") ?? "" };
    if (/^tg:\/*msg_url\b/.test(url.href)) return { name: "share" };
    return { name: "" };
  }
  if (!["t.me", "telegram.me"].includes(url.hostname)) return null;
  return { name: url.pathname.split("/")[1] };
}

function shareText(query) {
  return [query.get("url"), query.get("text")].filter(Boolean).join("\n");
}
