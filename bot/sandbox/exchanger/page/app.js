/** Starts the operator's page: reads the site, puts the views together, and passes live events on. */

import { OperatorApi, ServerError } from "./api.js";
import { Calls } from "./calls.js";
import { Directions } from "./directions.js";
import { el } from "./dom.js";
import { EventFeed } from "./events.js";
import { Faults } from "./faults.js";
import { Translator } from "./i18n.js";
import { Orders } from "./orders.js";
import { MaintenancePanel, PacePanel } from "./running.js";
import { Site } from "./site.js";
import { Toasts } from "./toast.js";

const root = document.getElementById("app");

class App {
  constructor(site) {
    this.site = site;
    this.orders = new Orders(site);
    this.directions = new Directions(site);
    this.maintenance = new MaintenancePanel(site);
    this.pace = new PacePanel(site);
    this.faults = new Faults(site);
    this.calls = new Calls(site);
    this.views = {
      orders: this.orders.element,
      directions: this.directions.element,
      site: el("div", { class: "panels" }, this.maintenance.element, this.pace.element),
      faults: this.faults.element,
      calls: this.calls.element,
    };
    this.tabs = el("nav", { class: "tabs" }, ...Object.keys(this.views).map((name) => this.#tab(name)));
    this.notes = el("div", { class: "notes", role: "status" });
    this.main = el("main", {});
    const top = el("header", {}, el("div", { class: "top" }, el("h1", { text: site.t("title") }), this.notes, this.#languages()), this.tabs);
    root.replaceChildren(top, this.main, site.toasts.element);
    this.feed = new EventFeed((after) => site.api.eventsUrl(after), { onEvent: (event) => this.#received(event), onState: (online, again) => this.#connection(online, again) });
    addEventListener("hashchange", () => this.#showView());
  }

  async start() {
    await this.#load();
    this.feed.after = this.site.seq; // from what was just read on, so nothing falls between
    this.feed.start();
  }

  async #load() {
    await this.site.load();
    this.orders.load();
    this.directions.load();
    this.maintenance.changed();
    this.pace.changed();
    this.faults.load();
    this.#showView();
    this.#showNotes();
  }

  #tab(name) {
    return el("a", { href: `#${name}`, data: { view: name } }, el("span", { text: this.site.t(name) }), el("span", { class: "count" }));
  }

  #languages() {
    const links = ["en", "ru"].map((language) =>
      el("a", { href: `?lang=${language}`, lang: language, "aria-current": language === this.site.translator.language && "true", text: language.toUpperCase() }),
    );
    return el("nav", { class: "languages", "aria-label": this.site.t("language") }, ...links);
  }

  #showView() {
    const name = location.hash.slice(1) in this.views ? location.hash.slice(1) : "orders";
    for (const tab of this.tabs.children) {
      if (tab.dataset.view === name) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    if (this.main.firstChild !== this.views[name]) this.main.replaceChildren(this.views[name]);
  }

  #showNotes() {
    const { site } = this;
    const notes = [
      this.offline && el("span", { class: "note bad", text: site.t("connecting") }),
      site.maintenance.on && el("a", { class: "note bad", href: "#site", text: site.t("maintenance") }),
      site.faults.length > 0 && el("a", { class: "note bad", href: "#faults", text: `${site.t("faults")}: ${site.faults.length}` }),
      el("a", { class: "note", href: "#site", text: `${site.t("pace.speed")} ${site.t("pace.times", { speed: site.pace.speed })}` }),
    ].filter(Boolean);
    const told = notes.map((note) => note.textContent).join("|");
    if (told !== this.told) this.notes.replaceChildren(...notes);
    this.told = told;
    this.tabs.querySelector("[data-view=orders] .count").textContent = this.orders.openCount() || "";
  }

  #received(event) {
    const handlers = {
      order: () => this.orders.changed(event.order),
      direction: () => this.directions.changed(event.direction),
      maintenance: () => this.#set("maintenance", event.maintenance),
      pace: () => this.#set("pace", event.pace),
      faults: () => this.#set("faults", event.faults),
      call: () => this.calls.add(event),
    };
    handlers[event.type]?.();
    this.#showNotes();
  }

  #set(name, value) {
    this.site[name] = value;
    this[name].changed();
  }

  #connection(online, again) {
    this.offline = !online;
    this.#showNotes();
    if (online && again) this.site.attempt(() => this.#load());
  }
}

function chosenLanguage() {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked) localStorage.setItem("language", asked);
  return asked ?? localStorage.getItem("language") ?? navigator.language;
}

const words = new Translator(chosenLanguage());
document.documentElement.lang = words.language;
document.title = words.t("title");
new App(new Site(new OperatorApi(words.language), words, new Toasts())).start().catch((error) => {
  const text = error instanceof ServerError && !error.offline ? error.message : words.t("error.offline");
  root.replaceChildren(el("p", { class: "none", text }));
  if (!(error instanceof ServerError)) throw error;
});
