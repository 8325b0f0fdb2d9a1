/** The chosen person's chats, and which of their messages are unread. */

import { isOwn } from "./words.js";

export class ChatStore {
  constructor(page) {
    this.page = page;
    this.chats = [];
    this.unread = new Map(); // chat id -> Map(message id -> thread id or null)
    this.changed = () => {};
  }

  find(chatId) {
    return this.chats.find(({ chat }) => chat.id === chatId);
  }

  async load() {
    this.chats = await this.page.api.chats();
    await Promise.all(this.chats.map((entry) => this.#loadUnread(entry)));
    this.changed();
  }

  received(message) {
    const entry = this.find(message.chat.id);
    if (!entry) return;
    if (!entry.last || message.message_id >= entry.last.message_id) entry.last = message;
    if (!isOwn(this.page, message)) this.#unreadOf(message.chat.id).set(message.message_id, message.message_thread_id ?? null);
    this.changed();
  }

  edited(message) {
    const entry = this.find(message.chat.id);
    if (entry?.last?.message_id !== message.message_id) return;
    entry.last = message;
    this.changed();
  }

  async deleted(chatId, ids) {
    for (const id of ids) this.#unreadOf(chatId).delete(id);
    if (ids.includes(this.find(chatId)?.last?.message_id)) this.chats = await this.page.api.chats();
    this.changed();
  }

  /** Everything up to `upTo` has been on the screen; with a thread, only what belongs to it. */
  read(chatId, thread, upTo) {
    const unread = this.#unreadOf(chatId);
    const before = unread.size;
    for (const [id, itsThread] of unread) if (id <= upTo && (thread === null || thread === itsThread)) unread.delete(id);
    const oldestUnread = Math.min(...unread.keys(), upTo + 1);
    localStorage.setItem(this.#markKey(chatId), Math.max(oldestUnread - 1, this.#mark(chatId)));
    if (unread.size !== before) this.changed();
  }

  unreadCount(chatId, thread = null) {
    const threads = [...this.#unreadOf(chatId).values()];
    return thread === null ? threads.length : threads.filter((one) => one === thread).length;
  }

  /** The first unread message of a chat read before, or null. */
  firstUnread(chatId, thread) {
    const ids = [...this.#unreadOf(chatId)].filter(([, itsThread]) => thread === null || itsThread === thread).map(([id]) => id);
    return ids.length && this.#mark(chatId) ? Math.min(...ids) : null;
  }

  async #loadUnread({ chat, last }) {
    if (!last || last.message_id < this.#mark(chat.id)) localStorage.removeItem(this.#markKey(chat.id)); // the sandbox began anew
    const mark = this.#mark(chat.id);
    this.unread.set(chat.id, new Map());
    if (!last || last.message_id <= mark) return;
    const { messages } = await this.page.api.messages(chat.id);
    const fresh = messages.filter((message) => message.message_id > mark && !isOwn(this.page, message));
    for (const message of fresh) this.#unreadOf(chat.id).set(message.message_id, message.message_thread_id ?? null);
  }

  #unreadOf(chatId) {
    if (!this.unread.has(chatId)) this.unread.set(chatId, new Map());
    return this.unread.get(chatId);
  }

  #mark(chatId) {
    return Number(localStorage.getItem(this.#markKey(chatId)) ?? 0);
  }

  #markKey(chatId) {
    return `read:${this.page.me.id}:${chatId}`;
  }
}
