/** The page's own words in the reader's language. The same file in both sandbox pages. */

import { TEXTS } from "./texts.js";

export class Translator {
  constructor(languageCode) {
    this.language = (languageCode ?? "").toLowerCase().startsWith("ru") ? "ru" : "en";
    this.plurals = new Intl.PluralRules(this.language);
  }

  /** `{name}` in a text is replaced by `values.name`; a text with plural forms is chosen by `values.count`. */
  t(key, values = {}) {
    const text = TEXTS[this.language][key];
    if (text === undefined) throw new Error(`no text for ${key}`);
    const form = typeof text === "string" ? text : text[this.plurals.select(values.count)] ?? text.other;
    return form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
}
