// A list of options that is walked with the arrow keys while the focus stays elsewhere (in an input, or on the list
// itself): the suggestions over the command box and the menus of messages.

import { element } from "./dom.js";

let made = 0;

/**
 * Turns `node` (role listbox) into a list of items `{ label, detail?, aside?, emoji?, selected?, tick?, disabled?, data? }`.
 * `owner()` is the element whose aria-activedescendant follows; `pick(item)` is called for a press and by `pickActive`.
 */
export function listbox(node, owner, pick) {
  const prefix = `listbox-${made += 1}`;
  let items = [];
  let active = -1;

  node.addEventListener("mousedown", (event) => event.preventDefault());
  node.addEventListener("click", (event) => {
    const index = [...node.children].indexOf(event.target.closest("[role=option]"));
    if (index >= 0 && !items[index].disabled) pick(items[index], index);
  });

  function activate(index, scroll = true) {
    node.children[active]?.classList.remove("active");
    active = index;
    const option = node.children[active];
    option?.classList.add("active");
    if (scroll) option?.scrollIntoView({ block: "nearest" });
    if (option) owner()?.setAttribute("aria-activedescendant", option.id);
    else owner()?.removeAttribute("aria-activedescendant");
  }

  return {
    get items() { return items; },
    get active() { return items[active]; },
    /** Shows other items; `start` is the index of the active one, -1 for none. */
    show(shown, start = -1) {
      items = shown;
      active = -1;
      node.replaceChildren(...items.map((item, index) => row(item, `${prefix}-${index}`)));
      activate(Math.min(start, items.length - 1));
    },
    /** Moves by `step`, round the ends, past what is disabled. */
    move(step) {
      const from = active < 0 && step < 0 ? items.length : active;
      for (let index = 1; index <= items.length; index += 1) {
        const next = (from + step * index + items.length * index) % items.length;
        if (!items[next].disabled) return activate(next);
      }
    },
    /** Moves to the next option that begins with a letter. */
    seek(letter) {
      const order = items.map((_, index) => (index + active + 1) % items.length);
      const next = order.find((index) => !items[index].disabled && items[index].label.toLowerCase().startsWith(letter.toLowerCase()));
      if (next !== undefined) activate(next);
    },
    pickActive() {
      if (active >= 0 && !items[active].disabled) pick(items[active], active);
    },
  };
}

function row(item, id) {
  return element("li", {
    id, role: "option", "aria-selected": String(Boolean(item.selected)), "aria-disabled": item.disabled && "true", ...item.data,
  },
  item.emoji && element("span", { class: "emoji" }, item.emoji),
  element("span", { class: "text" }, element("span", { class: "label" }, item.label), item.detail && element("span", { class: "detail" }, item.detail)),
  item.aside && element("span", { class: "aside" }, item.aside),
  item.tick && element("span", { class: "tick", "aria-hidden": "true" }));
}
