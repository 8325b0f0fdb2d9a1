/** Who one is on this page, and the switch to somebody else: a link, so a person can also be opened in a tab beside. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { colourOf, initials } from "./words.js";

export function avatar(id, name, extra = "") {
  return el("span", { class: `avatar ${colourOf(id)} ${extra}`, "aria-hidden": "true", text: initials(name) });
}

export function renderPersonSwitch(page) {
  const { me } = page;
  const button = el(
    "button",
    { class: "person-switch", type: "button", "aria-haspopup": "menu", "aria-expanded": "false", title: page.t("people") },
    avatar(me.id, me.first_name),
    el("span", { class: "person-words" }, el("b", { text: me.first_name }), el("small", { text: page.t(`about.${me.about}`) })),
    icon("chevron"),
  );
  const items = page.people.map((person) => ({
    label: `${person.first_name} · ${page.t(`about.${person.about}`)}`,
    mark: initials(person.first_name),
    href: `?person=${person.id}`,
    current: person.id === me.id,
  }));
  button.addEventListener("click", () => openMenu(button, page.t("people"), items));
  return button;
}

/** Addresses the server offers beside the chats, such as the exchanger's operator page. */
export function renderOutsideLinks(page, links) {
  const usable = (links ?? []).filter(({ url }) => page.resolve(url)?.kind === "outside");
  if (!usable.length) return null;
  const anchors = usable.map(({ title, url }) => el("a", { href: url, target: "_blank", rel: "noopener" }, el("span", { text: title }), icon("open")));
  return el("nav", { class: "outside-links" }, ...anchors);
}
