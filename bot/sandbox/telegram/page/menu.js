/** A small menu at a button or at the pointer: arrows move, Enter picks, Esc and a press elsewhere close. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

const EDGE = 8;

/**
 * @param {HTMLElement|{x: number, y: number}} anchor
 * @param {{label: string, icon?: string, mark?: string, danger?: boolean, href?: string, current?: boolean, run?: () => void}[]} items
 */
export function openMenu(anchor, label, items) {
  const before = document.activeElement;
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label }, ...items.map((item) => menuItem(item, () => close(true))));
  const outside = (event) => !menu.contains(event.target) && close(false);
  function close(returnFocus) {
    document.removeEventListener("pointerdown", outside, true);
    menu.remove();
    if (anchor instanceof HTMLElement) anchor.setAttribute("aria-expanded", "false");
    if (returnFocus && before?.isConnected) before.focus({ preventScroll: true });
  }
  menu.addEventListener("keydown", (event) => steer(event, menu, close));
  document.addEventListener("pointerdown", outside, true);
  if (anchor instanceof HTMLElement) anchor.setAttribute("aria-expanded", "true");
  document.body.append(menu);
  position(menu, anchor);
  (menu.querySelector("[aria-current]") ?? menu.firstElementChild).focus({ preventScroll: true });
}

function menuItem(item, close) {
  const role = { role: "menuitem", tabindex: "-1", class: item.danger ? "menu-item danger" : "menu-item", "aria-current": item.current && "true" };
  const content = [item.icon && icon(item.icon), item.mark && el("span", { class: "menu-mark", text: item.mark }), el("span", { text: item.label })];
  if (item.href) return el("a", { ...role, href: item.href }, ...content);
  const run = () => {
    close();
    item.run();
  };
  return el("button", { ...role, type: "button", on: { click: run } }, ...content);
}

function steer(event, menu, close) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next].focus();
  }
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    close(true);
  }
}

function position(menu, anchor) {
  const box = anchor instanceof HTMLElement ? anchor.getBoundingClientRect() : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
  const { offsetWidth: width, offsetHeight: height } = menu; // the rectangle is still unfolding
  const below = box.bottom + height + EDGE < innerHeight;
  const left = Math.min(Math.max(EDGE, box.left), innerWidth - width - EDGE);
  const top = below ? box.bottom + 4 : Math.max(EDGE, box.top - height - 4);
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
