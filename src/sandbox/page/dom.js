// Building elements without ever parsing a string as HTML, and the few small pieces every part of the page shows:
// avatars, notices, spoken announcements, pop-overs.

import { Refused } from "./api.js";
import { word } from "./words.js";

/**
 * Builds an element. `attributes` whose name begins with "on" are listeners, null and false are left out, true is the
 * bare attribute; `children` are nodes or text (null is left out).
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** A round picture with the first letter of a name; its colour follows from the id. */
export function avatar(id, name) {
  const tint = [...String(id)].reduce((total, digit) => (total * 7 + digit.charCodeAt(0)) % 9973, 0) % 6;
  return element("span", { class: `avatar tint-${tint}`, "aria-hidden": "true" }, [...name][0]?.toUpperCase() ?? "?");
}

/** A link to the web, opened beside the page; anything but http(s) stays plain text. */
export function link(url, ...children) {
  if (!/^https?:\/\//i.test(url)) return element("span", {}, ...children);
  // A message or channel of this small Discord is here, not there.
  const [, here] = url.match(/^https:\/\/discord\.com\/channels\/\d+\/(\d+)/) ?? [];
  if (here) return element("a", { href: `${location.hash.replace(/&channel=\d*/, "")}&channel=${here}` }, ...children);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** What to tell of an act that failed: the server's reason, or that something went wrong. */
export const explained = (error) => (error instanceof Refused ? error.message : word("trouble", { what: error.message }));

/** Says that something was refused or went wrong; goes away by itself. */
export function notice(text) {
  const node = element("p", { class: "notice" }, text, " ",
    element("button", { type: "button", class: "quiet", onclick: () => node.remove() }, word("dismiss")));
  byId("notices").append(node);
  setTimeout(() => node.remove(), 10_000);
}

/** Speaks a text to a screen reader, once. */
export function announce(text) {
  byId("announcer").replaceChildren(element("p", {}, text.slice(0, 300)));
}

/** Opens `content` in a pop-over beside `anchor`, which closes on Escape or a press elsewhere; returns a function that closes it. */
export function popOver(anchor, content, closed = () => {}) {
  const node = element("div", { popover: "auto", class: "pop-over" }, content);
  byId("main").append(node);
  const place = () => {
    const at = anchor.getBoundingClientRect();
    const below = window.innerHeight - at.bottom - 12;
    const above = at.top - 12;
    node.style.maxHeight = `${Math.max(below, above)}px`;
    const height = node.offsetHeight;
    node.style.minWidth = `${Math.min(at.width, window.innerWidth - 16)}px`;
    node.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - node.offsetWidth - 8))}px`;
    node.style.top = `${Math.max(8, below >= height || below >= above ? at.bottom + 4 : at.top - height - 4)}px`;
  };
  node.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    document.removeEventListener("scroll", place, true);
    node.remove();
    closed();
  });
  document.addEventListener("scroll", place, true);
  node.showPopover();
  place();
  return () => node.hidePopover();
}
