/** Building DOM nodes. Texts only ever become text nodes, so nothing written by others is read as HTML. The same file in both sandbox pages. */

/**
 * @param {string} tag
 * @param {object} [props] attributes; `text`, `on` (listeners), `data` (data-*) and `style` (CSS properties) are special
 * @param {...(Node|string|null|undefined|false)} children
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "style") for (const [property, css] of Object.entries(value)) node.style.setProperty(property, css);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Something inside running text that acts like a button: a real <button> would not wrap over lines. */
export function inlineButton(tag, props, onPress, ...children) {
  const node = el(tag, { role: "button", tabindex: "0", ...props }, ...children);
  node.addEventListener("click", (event) => onPress(event));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onPress(event);
  });
  return node;
}
