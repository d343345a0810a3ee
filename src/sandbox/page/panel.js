// The panel at the right: who one is, in which language, what time it is, and what goes over the wire.

import { act } from "./api.js";
import { avatar, byId, element, explained, notice } from "./dom.js";
import { setClock, state } from "./state.js";
import { refresh } from "./time.js";

const KEPT_LINES = 50;
let lines = 0;

/** Prepares the panel; `reload` is called when the language has changed. Called once. */
export function startPanel(reload) {
  byId("persona").addEventListener("change", ({ target }) => {
    location.hash = `as=${target.value}&channel=${state.channel}`;
  });
  byId("language").addEventListener("change", ({ target }) => telling(async () => {
    await act("locale", { as: state.as, locale: target.value });
    await reload();
  }));
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", () => telling(async () => {
      const { now } = await act("clock", { advance: Number(button.dataset.advance) });
      setClock(now);
      refresh();
    }));
  }
}

async function telling(doing) {
  try {
    await doing();
  } catch (error) {
    notice(explained(error));
  }
}

/** Draws the persona and the language. */
export function drawPanel() {
  const about = state.personas.find((persona) => persona.id === state.as)?.about ?? "";
  drawPersonas();
  byId("persona-card").replaceChildren(avatar(state.me.id, state.me.global_name),
    element("span", { class: "names" }, element("b", {}, state.me.global_name), element("span", { class: "muted" }, about)));
  byId("language").value = state.me.locale;
  byId("open-panel").replaceChildren(avatar(state.me.id, state.me.global_name));
  refresh();
}

/** Fills the menu of personas; left alone where nothing changed, since it may just be open. */
function drawPersonas() {
  const menu = byId("persona");
  const shown = JSON.stringify(state.personas);
  if (menu.dataset.shown !== shown) {
    menu.dataset.shown = shown;
    menu.replaceChildren(...state.personas.map((persona) => element("optgroup", { label: persona.about || persona.name },
      element("option", { value: persona.id }, persona.global_name))));
  }
  menu.value = state.as;
}

/** Adds a request of a bot to the live list. */
export function traffic({ n, method, path, status }) {
  const list = byId("traffic-list");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 20;
  list.append(element("li", { value: n }, element("b", {}, method), " ", element("span", { class: "path", title: path }, path.replace(/[^/?]{24,}/g, (token) => `${token.slice(0, 8)}…`)), " ",
    element("span", { class: status < 300 ? "good" : "bad" }, String(status))));
  while (list.children.length > KEPT_LINES) list.firstElementChild.remove();
  byId("traffic-count").textContent = `(${lines += 1})`;
  if (atEnd) list.scrollTop = list.scrollHeight;
}
