/** The tabs of a forum group: all its messages, or one topic. */

import { el } from "./dom.js";

export function renderTopics(page, { chat, topics }, thread) {
  if (!topics?.length) return null;
  const all = { thread_id: null, name: page.t("topic.all") };
  const tabs = [all, ...topics].map((topic) => {
    const unread = page.store.unreadCount(chat.id, topic.thread_id);
    const open = { click: () => page.openChat(chat.id, topic.thread_id) };
    const chosen = topic.thread_id === thread;
    const badge = unread > 0 && el("span", { class: "badge", "aria-label": page.t("unread.count", { count: unread }), text: unread });
    return el("button", { class: "topic", type: "button", "aria-current": chosen && "true", on: open }, el("span", { text: topic.name }), badge);
  });
  return el("nav", { class: "topics", "aria-label": page.t("topics") }, ...tabs);
}
