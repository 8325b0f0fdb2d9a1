/** The loaded messages of one chat or topic, oldest first. */

const PAGE = 50;

export class History {
  constructor(api, chatId, thread) {
    Object.assign(this, { api, chatId, thread, messages: [], more: true, deleted: new Set() });
  }

  async loadLatest() {
    this.#take(await this.#page(undefined), []);
  }

  async loadOlder() {
    this.#take(await this.#page(this.messages[0]?.message_id), this.messages);
  }

  /** A message that is deleted at once is gone before the answer to its sending is here. */
  belongs(message) {
    return !this.deleted.has(message.message_id) && message.chat.id === this.chatId && (this.thread === null || message.message_thread_id === this.thread);
  }

  get last() {
    return this.messages.at(-1);
  }

  /** Where the message is, or where it would be put. */
  index(id) {
    let [low, high] = [0, this.messages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.messages[middle].message_id < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  find(id) {
    const message = this.messages[this.index(id)];
    return message?.message_id === id ? message : undefined;
  }

  /** @returns {boolean} whether it is new here; a message known already is replaced */
  put(message) {
    const at = this.index(message.message_id);
    const known = this.messages[at]?.message_id === message.message_id;
    this.messages.splice(at, known ? 1 : 0, message);
    return !known;
  }

  remove(id) {
    this.deleted.add(id);
    if (this.find(id)) this.messages.splice(this.index(id), 1);
  }

  #page(before) {
    return this.api.messages(this.chatId, { before, limit: PAGE, thread: this.thread });
  }

  // Messages that arrived while the page was on its way are kept.
  #take({ messages, more }, later) {
    const newest = messages.at(-1)?.message_id ?? 0;
    const arrived = later.length ? later : this.messages.filter(({ message_id: id }) => id > newest);
    this.messages = [...messages, ...arrived];
    this.more = more;
  }
}
