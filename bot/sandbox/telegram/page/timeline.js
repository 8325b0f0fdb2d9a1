/**
 * The list of messages. Only a window of them is in the DOM: rows are added at the end one scrolls to and taken off
 * the other, so a chat of thousands stays as light as one of a hundred.
 */

import { el } from "./dom.js";

const WINDOW = 120;
const STEP = 40;
const NEAR = 800; // pixels from an end at which more rows are added
const PINNED = 40; // pixels from the bottom within which new messages are followed

export class Timeline {
  /**
   * @param {import("./page.js").Page} page
   * @param {import("./history.js").History} history
   * @param {{makeRow: (message: object) => import("./message_row.js").MessageRow, seen: (id: number) => void, moved: () => void}} chat
   */
  constructor(page, history, chat) {
    Object.assign(this, { page, history, chat, rows: new Map(), pinned: true, growing: false, top: 0 });
    this.list = el("div", { class: "list" });
    this.element = el("div", { class: "scroller", role: "region", tabindex: "0", "aria-label": page.t("messages") }, this.list);
    this.element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.element.addEventListener("keydown", (event) => this.#steer(event));
    this.sizes = new ResizeObserver(() => this.#follow());
    this.sizes.observe(this.list);
    this.sizes.observe(this.element);
  }

  close() {
    this.sizes.disconnect();
  }

  /** Shows the newest messages, or those from the first unread one on. */
  show(firstUnread = null) {
    const unreadAt = firstUnread === null ? Infinity : this.history.index(firstUnread);
    this.#render(Math.min(unreadAt, this.history.messages.length - WINDOW / 2));
    this.toEnd();
    const row = this.rows.get(this.history.messages[unreadAt]?.message_id);
    if (!row) return;
    row.markUnread(this.page.t("unread.bar"));
    const bar = row.element.offsetTop - this.element.clientHeight / 4;
    if (bar < this.element.scrollTop) this.element.scrollTop = bar;
  }

  added(message) {
    const at = this.history.index(message.message_id);
    const above = this.rows.get(this.history.messages[at - 1]?.message_id);
    if (at > 0 && !above) return this.chat.moved(); // below the window: it waits behind the "down" button
    this.#change(() => {
      this.#add([message], above ? above.element.nextElementSibling : this.list.firstElementChild);
      if (this.pinned) this.#trimStart();
    });
    this.rows.get(message.message_id).element.classList.add("arrived");
    return this.#moved();
  }

  changed(message) {
    const row = this.rows.get(message.message_id);
    if (row) this.#change(() => row.update(message));
  }

  removed(id) {
    const row = this.rows.get(id);
    if (!row) return;
    this.#change(() => {
      const next = row.element.nextElementSibling;
      this.#drop(row.element);
      this.#place(next);
    });
  }

  toEnd() {
    if (!this.#showsEnd()) this.#render(this.history.messages.length - WINDOW / 2);
    this.pinned = true;
    this.#follow();
    this.#moved();
  }

  /** @returns {Promise<boolean>} whether the message is there to be shown */
  async jump(id) {
    while (!this.history.find(id) && this.history.more && id < (this.history.messages[0]?.message_id ?? 0)) {
      await this.history.loadOlder();
    }
    if (!this.history.find(id)) return false;
    if (!this.rows.has(id)) this.#render(this.history.index(id) - WINDOW / 2);
    const { element } = this.rows.get(id);
    this.pinned = false;
    element.scrollIntoView({ block: "center" });
    element.classList.remove("pointed");
    requestAnimationFrame(() => element.classList.add("pointed"));
    element.focus({ preventScroll: true });
    return true;
  }

  get atEnd() {
    return this.pinned && this.#showsEnd();
  }

  #showsEnd() {
    return !this.history.last || this.rows.has(this.history.last.message_id);
  }

  #render(start) {
    const from = Math.max(0, start);
    this.rows.clear();
    this.list.replaceChildren();
    this.#add(this.history.messages.slice(from, from + WINDOW), null);
  }

  #add(messages, before) {
    const rows = messages.map((message) => this.chat.makeRow(message));
    const fragment = document.createDocumentFragment();
    for (const row of rows) {
      this.rows.set(row.message.message_id, row);
      fragment.append(row.element);
    }
    this.list.insertBefore(fragment, before);
    for (const row of rows) this.#place(row.element);
    this.#place(before);
  }

  #place(element) {
    if (!element) return;
    const id = Number(element.dataset.id);
    this.rows.get(id).place(this.history.messages[this.history.index(id) - 1]);
  }

  #drop(element) {
    this.rows.delete(Number(element.dataset.id));
    element.remove();
  }

  #trimStart() {
    while (this.rows.size > WINDOW) this.#drop(this.list.firstElementChild);
  }

  #trimEnd() {
    while (this.rows.size > WINDOW) this.#drop(this.list.lastElementChild);
  }

  /** Changes rows while what the reader looks at stays where it is. */
  #change(change) {
    if (this.pinned) {
      change();
      this.#follow();
      return;
    }
    const edge = this.element.getBoundingClientRect().top;
    const visible = [...this.list.children].filter((row) => row.getBoundingClientRect().bottom > edge).slice(0, 2);
    const before = visible.map((row) => row.getBoundingClientRect().top);
    change();
    const kept = visible.findIndex((row) => row.isConnected);
    if (kept >= 0) this.element.scrollTop += visible[kept].getBoundingClientRect().top - before[kept];
  }

  #follow() {
    if (this.pinned) this.element.scrollTop = this.element.scrollHeight;
    this.top = this.element.scrollTop;
  }

  #scrolled() {
    const below = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight;
    // Only scrolling up lets go of the end: the list may have grown, or the room shrunk, just before this event.
    const heldOn = this.pinned && this.element.scrollTop >= this.top;
    this.pinned = (below < PINNED || heldOn) && this.#showsEnd();
    this.top = this.element.scrollTop;
    if (this.element.scrollTop < NEAR) this.#growUp();
    if (below < NEAR) this.#growDown();
    this.#moved();
  }

  async #growUp() {
    const first = Number(this.list.firstElementChild?.dataset.id);
    if (this.growing || !first) return;
    if (this.history.index(first) === 0 && this.history.more) {
      this.growing = true;
      this.element.classList.add("loading");
      await this.page.attempt(() => this.history.loadOlder());
      this.element.classList.remove("loading");
      this.growing = false;
    }
    if (Number(this.list.firstElementChild?.dataset.id) !== first) return; // shown anew meanwhile
    const at = this.history.index(first);
    const older = this.history.messages.slice(Math.max(0, at - STEP), at);
    if (!older.length) return;
    this.#change(() => {
      this.#add(older, this.list.firstElementChild);
      this.#trimEnd();
    });
  }

  #growDown() {
    const last = Number(this.list.lastElementChild?.dataset.id);
    if (!last || this.#showsEnd()) return;
    const at = this.history.index(last) + 1;
    this.#change(() => {
      this.#add(this.history.messages.slice(at, at + STEP), null);
      this.#trimStart();
    });
  }

  #moved() {
    this.chat.moved();
    if (document.hidden) return;
    const edge = this.element.getBoundingClientRect().bottom;
    for (let row = this.list.lastElementChild; row; row = row.previousElementSibling) {
      if (row.getBoundingClientRect().top + 20 < edge) return void this.chat.seen(Number(row.dataset.id));
    }
  }

  /** Arrows walk the messages, once the focus is on the list or on one of them. */
  #steer(event) {
    const row = event.target.closest(".row");
    if (!["ArrowUp", "ArrowDown"].includes(event.key) || (event.target !== row && event.target !== this.element)) return;
    event.preventDefault();
    const next = row ? (event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling) : this.list.lastElementChild;
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }
}
