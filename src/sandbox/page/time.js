// Instants in the persona's language and the browser's zone, counted from the stand-in's clock.

import { element } from "./dom.js";
import { now, state } from "./state.js";

const STYLES = {
  t: { timeStyle: "short" }, T: { timeStyle: "medium" },
  d: { dateStyle: "short" }, D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" }, F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" }, S: { dateStyle: "short", timeStyle: "medium" },
};
const STEPS = [["year", 365 * 86400], ["month", 30 * 86400], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** An instant in one of Discord's styles (`R` is relative, `f` where the style is unknown). */
export function formatted(seconds, style) {
  if (style === "R") return relative(seconds - now());
  return new Intl.DateTimeFormat(state.me.locale, STYLES[style] ?? STYLES.f).format(seconds * 1000);
}

/** `<t:…:…>` as an element; relative ones are kept fresh by `refresh`. */
export function timestamp(seconds, style = "f") {
  if (Math.abs(seconds) > 8_640_000_000_000) return element("span", {}, `<t:${seconds}:${style}>`);
  return element("time", {
    class: "stamp", datetime: new Date(seconds * 1000).toISOString(), title: formatted(seconds, "F"),
    "data-relative": style === "R" && String(seconds),
  }, formatted(seconds, style));
}

/** When a message was sent: the time alone if today. */
export function sentAt(iso) {
  return element("time", { class: "sent", datetime: iso, title: formatted(Date.parse(iso) / 1000, "F") }, sentText(iso));
}

function sentText(iso) {
  const seconds = Date.parse(iso) / 1000;
  return formatted(seconds, day(seconds) === day(now()) ? "t" : "s");
}

/** The calendar day of an instant, in words. */
export function day(seconds) {
  return formatted(seconds, "D");
}

/** Renews what depends on the present moment: relative times, dates of messages, the clock of the panel. */
export function refresh() {
  for (const node of document.querySelectorAll("time[data-relative]")) {
    node.textContent = formatted(Number(node.dataset.relative), "R");
  }
  for (const node of document.querySelectorAll("time.sent")) node.textContent = sentText(node.dateTime);
  const clock = document.querySelector("#clock time");
  clock.dateTime = new Date(now() * 1000).toISOString();
  clock.textContent = formatted(now(), "F");
}

function relative(seconds) {
  const [unit, length] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? STEPS.at(-1);
  return new Intl.RelativeTimeFormat(state.me.locale, { numeric: "auto" }).format(Math.trunc(seconds / length), unit);
}
