// Files and pictures in messages. The page loads nothing from elsewhere: a picture that lies there is a link.

import { element, link } from "./dom.js";
import { state } from "./state.js";
import { word } from "./words.js";

/** The address of a file of this server as the page may load it; null for one elsewhere. */
function here(url) {
  const address = URL.parse(url ?? "", location.href);
  return address?.port === location.port && address.pathname.startsWith("/cdn/") ? address.pathname : null;
}

/** A picture with its description. */
export function picture(url, description, look = "picture") {
  const source = here(url);
  if (!source) return element("p", {}, link(url ?? "", description || word("picture")));
  return element("a", { href: source, target: "_blank", rel: "noopener noreferrer", class: look },
    element("img", { src: source, alt: description || word("picture"), loading: "lazy" }));
}

/** A file as a card: name, size, download. */
export function file({ filename, url, size }) {
  const source = here(url) ?? url ?? "";
  return element("div", { class: "file" },
    element("span", { class: "names" }, link(new URL(source, location.href).href, filename ?? source.split("/").at(-1)), size && element("span", { class: "muted" }, sizeOf(size))),
    here(url) && element("a", { class: "icon", href: source, download: filename ?? true, "aria-label": `${word("download")}: ${filename}` }, "⤓"));
}

/** An attachment: pictures are shown, others are cards. */
export function attachment(attached) {
  const { content_type: type = "", url, description, title, filename } = attached;
  return /^image\/(png|jpeg|gif|webp|avif)/.test(type) ? picture(url, description ?? title ?? filename) : file({ ...attached, filename: title ?? filename });
}

function sizeOf(bytes) {
  const [unit, value] = bytes < 1e6 ? ["kilobyte", bytes / 1000] : ["megabyte", bytes / 1e6];
  return new Intl.NumberFormat(state.me.locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
