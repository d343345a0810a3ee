// What goes over the wire between the bots and this Discord, live: requests open to body and answer, events to what they say.

import { byId, element } from "./dom.js";
import { word } from "./words.js";

const KEPT_LINES = 50;
let lines = 0;

/** Adds a request of a bot, or an event told to one, to the list. */
export function traffic(line) {
  const list = byId("traffic-list");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 20;
  const what = line.event
    ? [element("b", { class: "event-mark" }, "⇠"), " ", element("span", { class: "path" }, line.event)]
    : [element("b", {}, line.method), " ", element("span", { class: "path" }, line.path), " ", element("span", { class: line.status < 300 ? "good" : "bad" }, String(line.status))];
  list.append(element("li", {}, element("details", { ontoggle: ({ currentTarget }) => fill(currentTarget, line) },
    element("summary", {}, what))));
  while (list.children.length > KEPT_LINES) list.firstElementChild.remove();
  byId("traffic-count").textContent = `(${lines += 1})`;
  if (atEnd) list.scrollTop = list.scrollHeight;
}

/** The bodies are long, so they are made only for a line that is opened. */
function fill(details, { event, query = {}, body, response }) {
  if (!details.open || details.children.length > 1) return;
  const asked = Object.keys(query).length ? { query, body } : body;
  for (const [name, value] of [["requestBody", asked], [event ? "eventBody" : "answerBody", response]]) {
    if (value !== null && value !== undefined) details.append(element("p", {}, word(name)), element("pre", { tabindex: "0" }, JSON.stringify(value, null, 1)));
  }
}
