// Shows the tour: five steps, each with a button that leads there, ticked off as they are done. Stands in the panel,
// and over the messages where there is no room for a panel. Speaks the visitor's language, whoever they are just now.

import { byId, element } from "./dom.js";
import { state } from "./state.js";
import { EXAMPLES, STEPS } from "./tour.js";
import { columnOf, LANGUAGES, word } from "./words.js";

const WIDE = matchMedia("(min-width: 1080px)");
const kept = JSON.parse(sessionStorage.getItem("tour") ?? '{"at":0,"done":[]}'); // the step shown, those done
let speaks = localStorage.getItem("tour-speaks") ?? navigator.language;
let visit = null;

/** Prepares the tour; `goTo({ persona, speaks, server, channel, command, options, find })` leads there. Called once. */
export function startGuide(goTo) {
  visit = goTo;
  WIDE.addEventListener("change", place);
  byId("open-tour").addEventListener("click", () => show(true));
  // Only the step that is shown can be done, or the one after a mere look around.
  const watch = (name, test) => document.addEventListener(name, ({ detail }) => {
    const step = STEPS.findIndex(({ done }, index) => index >= kept.at && done !== "there");
    if (step >= 0 && STEPS[step][test]?.test(detail)) finish(step);
  });
  watch("did", "done"); // a command, button or form by its name
  watch("shown", "shows"); // a message by what can be pressed on it
  place();
  show(localStorage.getItem("tour") !== "closed", false);
}

/** The visitor chose a language. */
export function speakTour(locale) {
  speaks = locale;
  localStorage.setItem("tour-speaks", locale);
  draw();
}

/** Example texts for a form by the names of its inputs, in the language the tour speaks; null if there are none. */
export function exampleFor(names) {
  const example = EXAMPLES.find((each) => Object.keys(each).length === names.length && names.every((name) => name in each));
  return example && Object.fromEntries(names.map((name) => [name, example[name][columnOf(speaks)]]));
}

function place() {
  if (WIDE.matches) byId("panel").prepend(byId("tour"));
  else byId("offline").after(byId("tour"));
}

function show(open, focus = true) {
  byId("tour").hidden = !open;
  byId("open-tour").hidden = open;
  localStorage.setItem("tour", open ? "open" : "closed");
  if (open) draw();
  if (focus) (open ? byId("tour").querySelector(".go") : byId("open-tour"))?.focus();
}

function finish(step) {
  for (let each = 0; each <= step; each += 1) if (!kept.done.includes(each)) kept.done.push(each);
  if (kept.at <= step) kept.at = step + 1;
  draw();
}

function draw() {
  sessionStorage.setItem("tour", JSON.stringify(kept));
  const said = (key, values) => word(key, values, speaks);
  const own = ({ [columnOf(speaks)]: text }) => text;
  const tour = byId("tour");
  const focused = tour.contains(document.activeElement) && document.activeElement.className;
  tour.lang = speaks;
  tour.replaceChildren(
    element("header", {}, element("h2", {}, said("tour")),
      element("button", { type: "button", class: "icon close", "aria-label": said("closeTour"), onclick: () => show(false) }, "×")),
    element("ol", {}, STEPS.map((step, index) => element("li", {
      class: [kept.done.includes(index) && "done", index === kept.at && "current"].filter(Boolean).join(" "), "data-step": String(index + 1),
    },
    element("button", { type: "button", class: "step", "aria-expanded": String(index === kept.at), onclick: () => turnTo(index) },
      element("span", { class: "number", "aria-hidden": "true" }, kept.done.includes(index) ? "✓" : String(index + 1)),
      element("span", {}, own(step.title), kept.done.includes(index) && element("span", { class: "unseen" }, ` (${said("stepDone")})`))),
    index === kept.at && element("div", {}, element("p", {}, own(step.text)),
      element("button", { type: "button", class: "button primary go", onclick: () => go(index) }, said("takeMe")))))),
    kept.at < STEPS.length ? "" : element("div", { class: "end" }, element("p", {}, said("tourEnd")),
      element("button", { type: "button", class: "button secondary", onclick: again }, said("beginAgain"))),
  );
  if (focused) tour.querySelector(`.${focused.split(" ").at(-1)}`)?.focus();
}

function turnTo(index) {
  kept.at = index;
  draw();
  byId("tour").querySelector(".current .step").focus();
}

function again() {
  kept.at = 0;
  kept.done = [];
  draw();
}

async function go(index) {
  const { done, go: target } = STEPS[index];
  const language = LANGUAGES[columnOf(speaks)];
  const options = Object.fromEntries(Object.entries(target.options ?? {}).map(([name, value]) => [name, value.replace("{speaks}", language)]));
  await visit({ ...target, speaks: target.speaks ?? localeOf(speaks), options });
  if (done === "there" && state.as) finish(index);
}

/** One of the locales the panel offers, for any that a browser may name. */
const localeOf = (locale) => [...byId("language").options].map(({ value }) => value)[columnOf(locale)];
