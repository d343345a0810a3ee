// What a message carries beside its text: buttons and menus that act, the layout of Components V2, embeds,
// attachments. Sends presses and choices; what comes of them arrives as events.

import { act } from "./api.js";
import { element, explained, link, notice, popOver } from "./dom.js";
import { begun } from "./interactions.js";
import { listbox } from "./listbox.js";
import { markdown } from "./markdown.js";
import { state } from "./state.js";
import { timestamp } from "./time.js";
import { word } from "./words.js";

const BUTTON_STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "web", 6: "secondary" };

/** The nodes of a message's components. */
export function components(list, message) {
  return list.map((component) => (RENDERERS[component.type] ?? unknown)(component, message));
}

const RENDERERS = {
  1: (row, message) => element("div", { class: "row" }, components(row.components, message)),
  2: button,
  3: menu,
  9: (section, message) => element("div", { class: "section" },
    element("div", {}, components(section.components, message)), components([section.accessory].filter(Boolean), message)),
  10: (text, message) => element("div", { class: "content" }, markdown(text, "content", message.mentions)),
  11: (thumbnail) => link(thumbnail.media?.url ?? "", thumbnail.description || word("picture")),
  12: (gallery) => element("div", { class: "lines" }, gallery.items.map((item) => link(item.media?.url ?? "", item.description || word("picture")), " ")),
  13: (file) => element("div", { class: "attachment" }, link(file.file?.url ?? "", file.name ?? file.file?.url ?? "")),
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

/** A string menu. A single one sends what is picked; a multiple one sends when its list is closed. */
function menu(component, message) {
  const least = component.min_values ?? 1;
  const most = component.max_values ?? 1;
  let chosen = component.options.filter((option) => option.default).map((option) => option.value);
  const face = element("span", { class: "face" });
  const node = element("button", {
    type: "button", class: "menu", "data-custom-id": component.custom_id, disabled: component.disabled,
    "aria-haspopup": "listbox", "aria-expanded": "false", onclick: open,
  }, face, element("span", { class: "arrow", "aria-hidden": "true" }, "▾"));
  const labels = (values) => component.options.filter((option) => values.includes(option.value))
    .map((option) => [emojiOf(option.emoji), option.label].filter(Boolean).join(" "));
  const paint = () => {
    const empty = chosen.length === 0;
    face.classList.toggle("muted", empty);
    face.replaceChildren(...(empty ? [component.placeholder || word("placeholder")] : labels(chosen).map((label) => element("span", { class: most > 1 ? "chip" : "" }, label))));
  };
  const choose = (values) => {
    if (values.length < least || String(values) === String(chosen)) return paint();
    chosen = values;
    paint();
    send("choose", message, component.custom_id, node, values);
  };

  function open() {
    if (node.ariaBusy === "true" || node.ariaExpanded === "true") return;
    let picked = [...chosen];
    const list = element("ul", { role: "listbox", tabindex: "0", class: "options", "aria-label": component.placeholder || word("options"), "aria-multiselectable": most > 1 && "true" });
    const count = element("span", {});
    const items = () => component.options.map((option) => ({
      label: option.label, detail: option.description, emoji: emojiOf(option.emoji), value: option.value,
      selected: picked.includes(option.value), tick: most > 1 || picked.includes(option.value), disabled: most > 1 && picked.length >= most && !picked.includes(option.value),
      data: { "data-value": option.value },
    }));
    const box = listbox(list, () => list, ({ value, selected }, index) => {
      if (most === 1) {
        picked = selected && least === 0 ? [] : [value];
        return close();
      }
      picked = component.options.map((option) => option.value).filter((each) => (each === value ? !selected : picked.includes(each)));
      show(index);
    });
    const show = (index) => {
      box.show(items(), index);
      count.textContent = word("chosen", { count: picked.length, range: least === most ? most : `${least}–${most}` });
    };
    list.addEventListener("keydown", (event) => walk(event, box));
    const content = element("div", {}, list, most > 1 && element("p", { class: "chosen" }, count,
      element("button", { type: "button", class: "button primary", onclick: () => close() }, word("done"))));
    show(Math.max(0, component.options.findIndex((option) => picked.includes(option.value))));
    node.ariaExpanded = "true";
    const close = popOver(node, content, () => {
      node.ariaExpanded = "false";
      if (document.activeElement === document.body) node.focus();
      choose(picked);
    });
    list.focus();
  }

  paint();
  return element("div", { class: "menu-frame" }, node);
}

function walk(event, box) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) box.move(moves[event.key]);
  else if (event.key === "Enter" || event.key === " ") box.pickActive();
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) box.seek(event.key);
  else return;
  event.preventDefault();
}

/** An embed: a card with a bar of its colour. */
export function embed(shown, message) {
  const { color, author, title, url, description, fields = [], footer, timestamp: at, image, thumbnail } = shown;
  const linked = (inside, address) => (address ? link(address, inside) : inside);
  const picture = (image ?? thumbnail)?.url;
  return tinted(element("article", { class: "embed" },
    author && element("p", { class: "embed-author" }, linked(author.name, author.url)),
    title && element("h3", {}, linked(markdown(shown, "title"), url)),
    description && element("div", { class: "content" }, markdown(shown, "description", message.mentions)),
    fields.length > 0 && element("dl", {}, fieldGrid(fields, message)),
    picture && element("p", {}, link(picture, word("picture"))),
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

/** An attachment: a link with its size. */
export function attachment({ filename, url, size }) {
  return element("div", { class: "attachment" }, link(url, filename), " ",
    element("span", { class: "muted" }, new Intl.NumberFormat(state.me.locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 }).format(size / 1000)));
}
