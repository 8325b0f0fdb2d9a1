/** Names and one-line summaries of messages. */

import { mediaWords } from "./media.js";

export function personName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

export function chatName(page, chat) {
  return chat.type === "private" ? page.bot.first_name : chat.title ?? "";
}

export function isOwn(page, message) {
  return message.from?.id === page.me.id;
}

export function senderName(page, message) {
  if (isOwn(page, message)) return page.t("you");
  return message.from ? personName(message.from) : message.sender_chat?.title ?? "";
}

export function messageText(message) {
  return message.text ?? message.caption ?? "";
}

/** One line for the chat list, quotes and announcements. */
export function summary(page, message) {
  return messageText(message).replace(/\s+/g, " ").trim() || mediaWords(page, message) || serviceText(page, message) || "";
}

/** The words of a message nobody wrote ("Ann joined the group"), or null for an ordinary one. */
export function serviceText(page, message) {
  const t = (key, name) => page.t(`service.${key}`, { name });
  if (message.new_chat_members) return t("joined", message.new_chat_members.map(personName).join(", "));
  if (message.left_chat_member) return t("left", personName(message.left_chat_member));
  if (message.pinned_message) return t("pinned", senderName(page, message));
  if (message.forum_topic_created) return t("topic", message.forum_topic_created.name);
  const ordinary = messageText(message) !== "" || mediaWords(page, message) !== "";
  return ordinary ? null : t("other", "");
}

/** A colour of its own for each sender, steady between visits. */
export function colourOf(id) {
  return `avatar-${Math.abs(Number(id)) % 7}`;
}

export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map((word) => [...word][0].toUpperCase()).join("") || "?";
}
