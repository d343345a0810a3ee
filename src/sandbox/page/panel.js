// The panel at the right: who one is, in which language, and what time it is.

import { act, read } from "./api.js";
import { avatar, byId, element, explained, notice } from "./dom.js";
import { speakTour } from "./guide.js";
import { now, setClock, state } from "./state.js";
import { formatted, refresh } from "./time.js";
import { columnOf, LANGUAGES, word } from "./words.js";

/** Prepares the panel; `reload` is called when the language has changed. Called once. */
export function startPanel(reload) {
  byId("persona").addEventListener("change", ({ target }) => {
    const chosen = sessionStorage.getItem("language");
    telling(async () => {
      if (chosen) await act("locale", { as: target.value, locale: chosen });
      location.hash = `as=${target.value}&channel=${state.channel}`;
    });
  });
  byId("language").addEventListener("change", ({ target }) => telling(async () => {
    speakTour(target.value);
    sessionStorage.setItem("language", target.value); // it stays with the visitor, whoever they become
    await act("locale", { as: state.as, locale: target.value });
    await reload();
  }));
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", () => telling(async () => {
      const clock = await act("clock", { advance: Number(button.dataset.advance) });
      setClock(clock.now);
      refresh();
    }));
  }
  byId("before-next").addEventListener("click", () => telling(() => act("clock", { before_next: true })));
}

/** Asks when something is next due; the server knows, the bot's side tells it. */
export async function askUpcoming() {
  const { at } = await read("upcoming").catch(() => ({ at: null }));
  byId("before-next").disabled = at === null || at - now() < 5;
  byId("due").textContent = at === null ? word("nothingDue") : word("due", { when: formatted(at, "f"), relative: formatted(at, "R") });
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
  const about = aboutOf(state.me);
  drawPersonas();
  byId("persona-card").replaceChildren(avatar(state.me.id, state.me.global_name),
    element("span", { class: "names" }, element("b", {}, state.me.global_name), element("span", { class: "muted" }, about)));
  byId("language").value = state.me.locale;
  byId("open-panel").replaceChildren(avatar(state.me.id, state.me.global_name));
  refresh();
  askUpcoming();
}

/** What is said of a persona, in their language. */
const aboutOf = ({ about }) => about[LANGUAGES[columnOf(state.me.locale)]] ?? Object.values(about)[0] ?? "";

/** Fills the menu of personas; left alone where nothing changed, since it may just be open. */
function drawPersonas() {
  const menu = byId("persona");
  const shown = JSON.stringify([state.personas, state.me.locale]);
  if (menu.dataset.shown !== shown) {
    menu.dataset.shown = shown;
    menu.replaceChildren(...state.personas.map((persona) => element("optgroup", { label: aboutOf(persona) },
      element("option", { value: persona.id }, persona.global_name))));
  }
  menu.value = state.as;
}
