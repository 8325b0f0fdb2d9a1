/** Dates and times as a person reads them, in the reader's own zone. */

const HOUR = 3600;
const DAY = 24 * HOUR;
const UNITS = [["year", 365 * DAY], ["month", 30 * DAY], ["day", DAY], ["hour", HOUR], ["minute", 60], ["second", 1]];

export class Dates {
  constructor(language) {
    this.language = language === "en" ? "en-GB" : language; // the 24-hour clock, as the sandbox's people read it
    this.relativeFormat = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  }

  clock(unix) {
    return this.#format(unix, { hour: "2-digit", minute: "2-digit" });
  }

  full(unix) {
    return this.#format(unix, { dateStyle: "full", timeStyle: "long" });
  }

  /** A day as the separators show it; the year only when it is not this one. */
  day(unix) {
    const date = new Date(unix * 1000);
    const days = Math.round((startOfDay(date) - startOfDay(new Date())) / (DAY * 1000));
    if (days === 0 || days === -1) return capital(this.relativeFormat.format(days, "day"));
    const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
    return this.#format(unix, { day: "numeric", month: "long", ...year });
  }

  /** The short form of the chat list: a time today, a weekday this week, else a date. */
  short(unix) {
    const date = new Date(unix * 1000);
    const days = (startOfDay(new Date()) - startOfDay(date)) / (DAY * 1000);
    if (days < 1) return this.clock(unix);
    if (days < 7) return this.#format(unix, { weekday: "short" });
    return this.#format(unix, { dateStyle: "short" });
  }

  relative(unix) {
    const seconds = unix - Date.now() / 1000;
    const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
    return this.relativeFormat.format(Math.round(seconds / size), unit);
  }

  /**
   * Telegram's date_time_format: `r`, or any of `w` (weekday), `d`/`D` (short/long date), `t`/`T` (short/long time).
   * Null when the format says nothing about the looks: then the message's own words stay.
   */
  pattern(unix, format) {
    if (format === "r") return this.relative(unix);
    if (!format || !/^w?[dD]?[tT]?$/.test(format)) return null;
    const options = {};
    if (format.includes("w")) options.weekday = "long";
    if (format.includes("d")) Object.assign(options, { year: "2-digit", month: "2-digit", day: "2-digit" });
    if (format.includes("D")) Object.assign(options, { year: "numeric", month: "long", day: "numeric" });
    if (/[tT]/.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
    if (format.includes("T")) options.second = "2-digit";
    return this.#format(unix, options);
  }

  #format(unix, options) {
    return new Intl.DateTimeFormat(this.language, options).format(new Date(unix * 1000));
  }
}

export function sameDay(one, other) {
  return startOfDay(new Date(one * 1000)) === startOfDay(new Date(other * 1000));
}

function startOfDay(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
