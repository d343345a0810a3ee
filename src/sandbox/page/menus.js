// The menus of messages: texts, people, roles, channels. A single one sends what is picked; a multiple one sends when its
// list is closed. A long one can be searched.

import { folded } from "./commands.js";
import { element, popOver } from "./dom.js";
import { listbox } from "./listbox.js";
import { channels, currentChannel, nameOf, state } from "./state.js";
import { word } from "./words.js";

const SEARCHED_FROM = 9; // options

const emojiOf = (emoji) => emoji && (emoji.id ? `:${emoji.name}:` : emoji.name);

/** What a menu offers: `{ value, label, description?, emoji?, default? }`; null for what is no menu. */
export function offered(component) {
  if (component.options) return component.options;
  const guild = currentChannel()?.guild;
  const users = () => Object.values(state.users).map((user) => ({ value: user.id, label: nameOf(user), description: user.name }));
  const roles = () => (guild?.roles ?? []).map((role) => ({ value: role.id, label: `@${role.name.replace(/^@/, "")}` }));
  const places = () => channels().filter((channel) => channel.guild && channel.guild === guild && !channel.thread).map(({ id, label }) => ({ value: id, label }));
  const kinds = { 5: [users], 6: [roles], 7: [users, roles], 8: [places] };
  const given = (component.default_values ?? []).map(({ id }) => id);
  return kinds[component.type]?.flatMap((each) => each()).map((option) => ({ ...option, default: given.includes(option.value) }));
}

/** A menu; `send(values, node)` sends what was chosen. */
export function menu(component, send) {
  const options = offered(component);
  const least = component.min_values ?? 1;
  const most = component.max_values ?? 1;
  let chosen = options.filter((option) => option.default).map((option) => option.value);
  const face = element("span", { class: "face" });
  const node = element("button", {
    type: "button", class: "menu", "data-custom-id": component.custom_id, disabled: component.disabled,
    "aria-haspopup": "listbox", "aria-expanded": "false", onclick: open,
  }, face, element("span", { class: "arrow", "aria-hidden": "true" }, "▾"));
  const paint = () => {
    const labels = options.filter(({ value }) => chosen.includes(value)).map(({ emoji, label }) => [emojiOf(emoji), label].filter(Boolean).join(" "));
    face.classList.toggle("muted", labels.length === 0);
    face.replaceChildren(...(labels.length ? labels.map((label) => element("span", { class: most > 1 ? "chip" : "" }, label)) : [component.placeholder || word("placeholder")]));
  };
  const choose = (values) => {
    if (values.length < least || String(values) === String(chosen)) return paint();
    chosen = values;
    paint();
    send(values, node);
  };

  function open() {
    if (node.ariaBusy === "true" || node.ariaExpanded === "true") return;
    let picked = [...chosen];
    let shown = options;
    const name = component.placeholder || word("options");
    const list = element("ul", { role: "listbox", class: "options", tabindex: "-1", id: "menu-options", "aria-label": name, "aria-multiselectable": most > 1 && "true" });
    const search = options.length >= SEARCHED_FROM && element("input", {
      type: "text", role: "combobox", class: "search", placeholder: word("searchOptions"), "aria-label": `${name}: ${word("searchOptions")}`,
      "aria-expanded": "true", "aria-controls": "menu-options", "aria-autocomplete": "list", autocomplete: "off",
      oninput: () => {
        shown = options.filter(({ label, description }) => folded(`${label} ${description ?? ""}`).includes(folded(search.value.trim())));
        show(0);
      },
    });
    const owner = search || list;
    if (!search) list.tabIndex = 0;
    const count = element("span", { role: "status" });
    const items = () => shown.map(({ label, description, emoji, value }) => {
      const selected = picked.includes(value);
      return {
        label, detail: description, emoji: emojiOf(emoji), value, selected, tick: most > 1 || selected,
        disabled: most > 1 && picked.length >= most && !selected, data: { "data-value": value },
      };
    });
    const box = listbox(list, () => owner, ({ value, selected }, index) => {
      if (most === 1) {
        picked = selected && least === 0 ? [] : [value];
        return close();
      }
      picked = options.map((option) => option.value).filter((each) => (each === value ? !selected : picked.includes(each)));
      show(index);
    });
    const show = (index) => {
      box.show(items(), index);
      count.textContent = word("chosen", { count: picked.length, most });
    };
    owner.addEventListener("keydown", (event) => walk(event, box, Boolean(search)));
    const content = element("div", {}, search, list, most > 1 && element("p", { class: "chosen" }, count,
      element("button", { type: "button", class: "button primary", onclick: () => close() }, word("done"))));
    show(Math.max(0, options.findIndex((option) => picked.includes(option.value))));
    node.ariaExpanded = "true";
    const close = popOver(node, content, () => {
      node.ariaExpanded = "false";
      if (document.activeElement === document.body) node.focus();
      choose(picked);
    });
    // On a touch screen the keyboard would cover the list.
    (matchMedia("(hover: hover)").matches ? owner : list).focus();
  }

  paint();
  return element("div", { class: "menu-frame" }, node);
}

/** Arrows walk, Enter picks (and space, where it is not typed), Tab leads to the button that closes. */
function walk(event, box, searched) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) box.move(moves[event.key]);
  else if (event.key === "Enter" || (event.key === " " && !searched)) box.pickActive();
  else if (!searched && event.key.length === 1 && !event.ctrlKey && !event.metaKey) box.seek(event.key);
  else return;
  event.preventDefault();
}
