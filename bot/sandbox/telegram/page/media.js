/** The part of a message that is not text: a photo, a file, a sticker. */

import { fileUrl } from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";

const LONGEST_SIDE = 420;
const OTHER = ["animation", "audio", "video", "video_note", "voice", "contact", "location", "venue", "poll", "dice", "story"];

/** What identifies the media, so that an edit that keeps it does not load it again. */
export function mediaKey(message) {
  return [message.photo?.at(-1)?.file_id, message.document?.file_id, message.sticker?.emoji, otherKind(message)];
}

export function hasMedia(message) {
  return mediaKey(message).some(Boolean);
}

export function renderMedia(page, message) {
  if (message.photo?.length) return photo(page, message);
  if (message.document) return documentLink(page, message.document);
  if (message.sticker) return el("div", { class: "sticker", role: "img", "aria-label": page.t("media.sticker"), text: message.sticker.emoji });
  if (otherKind(message)) return el("div", { class: "media-other", text: page.t("media.other") });
  return null;
}

/** A line that stands for the media where only words fit: the chat list, quotes, announcements. */
export function mediaWords(page, message) {
  if (message.photo?.length) return page.t("media.photo");
  if (message.document) return message.document.file_name ?? page.t("media.document");
  if (message.sticker) return `${message.sticker.emoji ?? ""} ${page.t("media.sticker")}`.trim();
  return otherKind(message) ? page.t("media.other") : "";
}

function otherKind(message) {
  return OTHER.find((kind) => message[kind] !== undefined);
}

function photo(page, message) {
  const size = message.photo.reduce((best, next) => (next.width > best.width ? next : best));
  const scale = Math.min(1, LONGEST_SIDE / Math.max(size.width, size.height));
  const url = fileUrl(size.file_id);
  const alt = message.caption ?? page.t("media.photo");
  const image = el("img", { src: url, alt, width: size.width, height: size.height, decoding: "async" });
  const style = { width: `${Math.round(size.width * scale)}px`, "aspect-ratio": `${size.width} / ${size.height}` };
  const open = { click: () => page.viewer.open(url, message.caption ?? "") };
  return el("button", { class: "photo", type: "button", "aria-label": page.t("media.view"), style, on: open }, image);
}

function documentLink(page, file) {
  const name = file.file_name ?? page.t("media.document");
  const size = file.file_size ? page.fileSize(file.file_size) : "";
  return el(
    "a",
    { class: "document", href: fileUrl(file.file_id), download: name, target: "_blank", rel: "noopener" },
    el("span", { class: "document-icon" }, icon("file")),
    el("span", { class: "document-words" }, el("b", { text: name }), el("small", { text: size })),
  );
}
