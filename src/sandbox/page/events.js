// Scheduled events of a server: a line over its channels, which opens to what it is and whether one is interested.

import { act } from "./api.js";
import { element, explained, link, notice, popOver } from "./dom.js";
import { markdown } from "./markdown.js";
import { state } from "./state.js";
import { formatted } from "./time.js";
import { word } from "./words.js";

/** The line of an event in the list of channels. */
export function eventButton(event) {
  return element("button", {
    type: "button", class: "event", "data-event": event.id, "aria-haspopup": "dialog",
    onclick: ({ currentTarget }) => open(currentTarget, event),
  },
  element("span", { class: "hash", "aria-hidden": "true" }, "◷"),
  element("span", { class: "names" }, element("span", { class: "name" }, event.name), element("span", { class: "muted" }, at(event))));
}

const at = ({ scheduled_start_time: starts }) => formatted(Date.parse(starts) / 1000, "s");

function open(anchor, event) {
  const place = event.entity_metadata?.location;
  const close = popOver(anchor, element("div", { role: "dialog", class: "event-card", "aria-label": event.name },
    element("h2", {}, event.name),
    element("p", {}, formatted(Date.parse(event.scheduled_start_time) / 1000, "F")),
    place && element("p", {}, link(place, place)),
    event.description && element("div", { class: "content" }, markdown(event, "description")),
    element("p", { class: "muted" }, word("interestedCount", { count: event.count })),
    element("button", { type: "button", class: "button primary", "aria-pressed": String(event.interested), onclick: () => turn(event, close) },
      event.interested ? "✓ " : "", word("interested"))));
}

async function turn(event, close) {
  try {
    await act("interested", { as: state.as, event: event.id, interested: !event.interested });
  } catch (error) {
    notice(explained(error));
  }
  close();
}
