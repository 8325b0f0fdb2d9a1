/**
 * A server's live feed. After a break it goes on from the last event seen, so nothing is missed or doubled.
 * The same file in both sandbox pages.
 */

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

export class EventFeed {
  /**
   * @param {(after: number|null) => string} address of the feed after that event; null: from now on
   * @param {{onEvent: (event: object) => void, onState: (online: boolean, again: boolean) => void}} listeners
   */
  constructor(address, listeners) {
    this.address = address;
    this.listeners = listeners;
    this.after = null;
    this.pause = FIRST_PAUSE;
    this.wasOnline = false;
    this.opened = false;
  }

  start() {
    this.source = new EventSource(this.address(this.after));
    this.source.onopen = () => this.#opened();
    this.source.onmessage = (event) => this.#received(JSON.parse(event.data));
    this.source.onerror = () => this.#lost();
  }

  stop() {
    clearTimeout(this.timer);
    this.source?.close();
  }

  #opened() {
    this.opened = true;
    this.pause = FIRST_PAUSE;
    this.listeners.onState(true, this.wasOnline);
    this.wasOnline = true;
  }

  #received(event) {
    if (this.after !== null && event.seq <= this.after) return;
    this.after = event.seq;
    this.listeners.onEvent(event);
  }

  // The browser would reconnect by itself, but to the old address: it names where to go on from.
  #lost() {
    this.source.close();
    this.listeners.onState(false, this.wasOnline);
    // Not even an answer: the server itself was away, may have restarted and count from 1 again. Then the feed goes
    // on from now; the page reads everything anew after every break anyway.
    if (!this.opened) this.after = null;
    this.opened = false;
    this.timer = setTimeout(() => this.start(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }
}
