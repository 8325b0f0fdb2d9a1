/** What every part of the page needs: who one is, the API, the words, and what links and copying do. */

import { PersonApi, ServerError } from "./api.js";
import { copyText } from "./clipboard.js";
import { Dates } from "./dates.js";
import { Dialogs } from "./dialog.js";
import { Translator } from "./i18n.js";
import { resolveLink } from "./links.js";
import { ChatStore } from "./store.js";
import { Toasts } from "./toast.js";
import { Viewer } from "./viewer.js";

export class Page {
  /** @param {object} me the chosen person; @param {object} bot; @param {object[]} people */
  constructor(me, bot, people) {
    Object.assign(this, { me, bot, people });
    this.api = new PersonApi(me.id);
    this.translator = new Translator(me.language_code);
    this.dates = new Dates(this.translator.language);
    this.toasts = new Toasts();
    this.dialogs = new Dialogs(this);
    this.viewer = new Viewer(this);
    this.store = new ChatStore(this);
    this.drafts = new Map(); // chat and topic -> text
    /** Set by the app: opens a chat, and puts a text into the open one's field. */
    this.openChat = () => {};
    this.write = () => {};
  }

  t(key, values) {
    return this.translator.t(key, values);
  }

  toast(text, options) {
    this.toasts.show(text, options);
  }

  /** Runs a request; a refusal is told in plain words and gives undefined. */
  async attempt(request) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      this.toast(error.offline ? this.t("error.offline") : error.message, { bad: true });
      return undefined;
    }
  }

  async copy(text) {
    await copyText(text);
    this.toast(this.t("copied"));
  }

  resolve(address) {
    return resolveLink(address, this.bot.username);
  }

  openAddress(address) {
    const target = this.resolve(address);
    return target && this.follow(target);
  }

  /** @param {NonNullable<ReturnType<typeof resolveLink>>} target */
  async follow(target) {
    if (target.kind === "outside") window.open(target.url, "_blank", "noopener,noreferrer");
    if (target.kind === "share") this.write(target.text);
    if (target.kind === "bot" || target.kind === "start") this.openChat(this.me.id);
    if (target.kind === "start") await this.attempt(() => this.api.start(target.payload));
  }

  mention(name) {
    if (name.toLowerCase() === this.bot.username.toLowerCase()) this.openChat(this.me.id);
    else this.toast(this.t("mention", { name }));
  }

  fileSize(bytes) {
    const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
    const [amount, unit] = [bytes / 1024 ** step, ["byte", "kilobyte", "megabyte"][step]];
    return new Intl.NumberFormat(this.translator.language, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
  }
}
