/** The page's icons: 24×24 outlines in the text's colour. */

const PATHS = {
  attach: "M16.5 6.5v9.8a4.5 4.5 0 0 1-9 0V5.8a3 3 0 0 1 6 0v9.9a1.5 1.5 0 0 1-3 0V7",
  back: "M20 12H5m6-7-7 7 7 7",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.7 5.7l12.6 12.6",
  check: "m4 12.5 5 5L20 6.5",
  chevron: "m6 9 6 6 6-6",
  close: "M6 6l12 12M18 6 6 18",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  edit: "M4 20l1-4.5L16.5 4 20 7.5 8.5 19 4 20Z",
  file: "M13 3H6v18h12V8l-5-5Zm0 0v5h5",
  forward: "M13 6l7 6-7 6v-4C8 14 5.500 15 4 18c0-5 3-8 9-8V6Z",
  group: "M9 11a3.5 3.5 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-6 9v-1.500A4.500 4.500 0 0 1 7.500 14h3a4.500 4.500 0 0 1 4.500 4.500V20M16 4.500a3.500 3.500 0 0 1 0 6.500m2 3.500a4.500 4.500 0 0 1 3 4.300V20",
  keyboard: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1.500 1.500M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1.500-1.500",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M12 5h.01M12 12h.01M12 19h.01",
  open: "M8 8h8v8M16 8 7 17",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9h.01",
  reply: "M11 6 4 12l7 6v-4c5 0 7.500 1 9 4 0-5-3-8-9-8V6Z",
  send: "M4 12 3 4.500 21 12 3 19.500 4 12Zm0 0h8",
  ticks: "m2 13 4.500 4.500L15 8m-4 8.500 1 1L21.500 8",
};

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
