/** The page's own form controls: a switch, a labelled field, a head over a panel. */

import { el } from "./dom.js";

/** @param {(on: boolean) => void} turned */
export function switchButton(label, on, turned) {
  const button = el("button", { class: "switch", type: "button", role: "switch", "aria-label": label, "aria-checked": String(on) });
  button.addEventListener("click", () => turned(button.getAttribute("aria-checked") !== "true"));
  return button;
}

export function setSwitch(button, on) {
  button.setAttribute("aria-checked", String(on));
}

export function labelled(label, control, hint) {
  return el("label", { class: "labelled" }, el("span", { class: "label", text: label }), control, hint && el("small", { text: hint }));
}

export function panel(title, about, ...children) {
  return el("section", { class: "panel" }, el("h2", { text: title }), about && el("p", { class: "about", text: about }), ...children);
}

/** A row of choices of which one holds; arrows move between them as in a group of radio buttons. */
export function choices(label, options, chosen, choose) {
  const group = el("div", { class: "choices", role: "group", "aria-label": label });
  for (const { value, text } of options) {
    const press = { click: () => choose(value) };
    group.append(el("button", { class: "choice", type: "button", data: { value }, "aria-pressed": String(value === chosen), on: press, text }));
  }
  return group;
}

export function setChoice(group, chosen) {
  for (const button of group.children) button.setAttribute("aria-pressed", String(button.dataset.value === String(chosen)));
}
