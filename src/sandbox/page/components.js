// What a message carries beside its text: buttons and menus that act, the layout of Components V2, embeds. Sends presses and choices; what comes of them arrives as events.

import { act } from "./api.js";
import { element, explained, link, notice } from "./dom.js";
import { file, picture } from "./files.js";
import { begun } from "./interactions.js";
import { markdown } from "./markdown.js";
import { menu } from "./menus.js";
import { state } from "./state.js";
import { timestamp } from "./time.js";
import { word } from "./words.js";

const BUTTON_STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "web", 6: "secondary" };

/** The nodes of a message's components. */
export function components(list, message) {
  return (list ?? []).map((component) => (RENDERERS[component.type] ?? unknown)(component, message));
}

const RENDERERS = {
  1: (row, message) => element("div", { class: "row" }, components(row.components, message)),
  2: button,
  3: choice, 5: choice, 6: choice, 7: choice, 8: choice,
  9: (section, message) => element("div", { class: "section" },
    element("div", {}, components(section.components, message)), components([section.accessory].filter(Boolean), message)),
  10: (text, message) => element("div", { class: "content" }, markdown(text, "content", message.mentions)),
  11: ({ media, description }) => picture(media?.url, description, "thumbnail"),
  12: ({ items }) => element("div", { class: "gallery" }, items.map(({ media, description }) => picture(media?.url, description))),
  13: (part) => file({ filename: part.name, url: part.file?.url, size: part.size }),
  14: (separator) => element("hr", { class: separator.divider === false ? "gap" : separator.spacing === 2 ? "wide" : "" }),
  17: (container, message) => tinted(element("div", { class: "container" }, components(container.components, message)), container.accent_color),
};

function unknown() {
  return element("p", { class: "muted" }, word("cannotShow"));
}

function tinted(node, colour) {
  if (typeof colour === "number") node.style.setProperty("--accent", `#${colour.toString(16).padStart(6, "0")}`);
  return node;
}

const emojiOf = (emoji) => emoji && (emoji.id ? `:${emoji.name}:` : emoji.name);

function button(component, message) {
  const inside = [
    component.emoji && element("span", { class: "emoji" }, emojiOf(component.emoji)),
    component.label && element("span", {}, component.label),
  ];
  const look = `button ${BUTTON_STYLES[component.style] ?? "secondary"}`;
  if (component.style === 5) {
    const node = link(component.url ?? "", inside, element("span", { "aria-hidden": "true" }, "↗"));
    node.className = look;
    return node;
  }
  return element("button", {
    type: "button", class: look, disabled: component.disabled, "data-custom-id": component.custom_id,
    "aria-label": component.label ? null : emojiOf(component.emoji),
    onclick: ({ currentTarget }) => send("press", message, component.custom_id, currentTarget),
  }, inside);
}

function choice(component, message) {
  return menu(component, (values, node) => send("choose", message, component.custom_id, node, values));
}

/** Sends a press or a choice and shows it as under way until `interactionEnded`. */
async function send(what, message, customId, node, values) {
  if (node.ariaBusy === "true") return;
  node.ariaBusy = "true";
  statusOf(message.id, null);
  try {
    const { interaction_id: id } = await act(what, { as: state.as, message: message.id, custom_id: customId, ...(values && { values }) });
    begun(id, { channel: message.channel_id, message: message.id, application: message.author });
    const { stage } = state.interactions.get(id);
    if (stage !== "sent") interactionEnded(message.id, stage);
  } catch (error) {
    node.ariaBusy = "false";
    notice(explained(error));
  }
}

/** A press or a choice on a message was answered, or was not. */
export function interactionEnded(messageId, stage) {
  const node = document.querySelector(`[data-message="${messageId}"]`);
  for (const busy of node?.querySelectorAll("[data-custom-id][aria-busy=true]") ?? []) busy.ariaBusy = "false";
  if (stage === "failed") statusOf(messageId, word("failed"));
}

function statusOf(messageId, text) {
  const status = document.querySelector(`[data-message="${messageId}"] .status`);
  if (!status) return;
  status.hidden = !text;
  status.textContent = text ?? "";
}

/** An embed: a card with a bar of its colour. */
export function embed(shown, message) {
  const { color, author, title, url, description, fields = [], footer, timestamp: at, image, thumbnail } = shown;
  const linked = (inside, address) => (address ? link(address, inside) : inside);
  return tinted(element("article", { class: "embed" },
    author && element("p", { class: "embed-author" }, linked(author.name, author.url)),
    title && element("h2", {}, linked(markdown(shown, "title"), url)),
    description && element("div", { class: "content" }, markdown(shown, "description", message.mentions)),
    fields.length > 0 && element("dl", {}, fieldGrid(fields, message)),
    (image ?? thumbnail) && picture((image ?? thumbnail).url, title),
    (footer || at) && element("footer", {}, footer?.text, footer && at && " • ", at && timestamp(Date.parse(at) / 1000, "s"))), color);
}

/** Inline fields stand up to three in a row, the others alone. */
function fieldGrid(fields, message) {
  return fields.map((field, index) => {
    let first = index;
    while (first > 0 && fields[first - 1].inline) first -= 1;
    let last = index;
    while (last + 1 < fields.length && fields[last + 1].inline) last += 1;
    const rowStart = first + Math.floor((index - first) / 3) * 3;
    const inRow = field.inline ? Math.min(3, last - rowStart + 1) : 1;
    return element("div", { class: `field of-${inRow}` },
      element("dt", {}, markdown(field, "name")), element("dd", {}, markdown(field, "value", message.mentions)));
  });
}
