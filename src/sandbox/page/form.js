// Forms (Discord's modals) as a dialogue: inputs with their limits, what was typed kept when it is closed, and what
// the application made of it shown inside.

import { act } from "./api.js";
import { byId, element, explained } from "./dom.js";
import { answered, begun } from "./interactions.js";
import { exampleFor } from "./guide.js";
import { markdown } from "./markdown.js";
import { offered } from "./menus.js";
import { state } from "./state.js";
import { word } from "./words.js";

const SHORT = 1;
const TEXT = 4;
const RADIO = 21;
const CHECKBOXES = 22;
const CHECKBOX = 23;
const typed = new Map(); // persona, form and input → { offered, text }: what was typed and not yet sent

/** Opens the form an application answered with. */
export function openForm(interactionId, form) {
  const dialogue = byId("form");
  if (dialogue.open) dialogue.close();
  const fields = [];
  const parts = form.components.map((component) => part(component, form, fields));
  const error = element("p", { class: "error", role: "alert", hidden: true });
  const submit = element("button", { type: "submit", class: "button primary" }, word("submit"));
  const close = () => dialogue.close();
  const sheet = element("form", { method: "dialog", novalidate: true, "data-form": form.custom_id },
    element("header", {}, element("h2", { id: "form-title" }, form.title),
      element("button", { type: "button", class: "icon", "aria-label": word("close"), onclick: close }, "×")),
    element("div", { class: "fields" }, example(fields), parts, error),
    element("footer", {}, element("button", { type: "button", class: "button secondary", onclick: close }, word("cancel")), submit));
  const fail = (text) => {
    error.textContent = text;
    error.hidden = false;
    submit.disabled = false;
    submit.ariaBusy = "false";
    error.scrollIntoView({ block: "nearest" });
  };
  sheet.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = fields.filter((field) => !field.check());
    if (wrong.length) return wrong[0].input.focus();
    if (submit.disabled) return;
    error.hidden = true;
    submit.disabled = true;
    submit.ariaBusy = "true";
    try {
      const values = Object.fromEntries(fields.map((field) => [field.name, field.value()]));
      const { interaction_id: id } = await act("submit", { as: state.as, interaction_id: interactionId, values });
      begun(id, { channel: state.channel, form: true });
      if (await answered(id) === "failed") return fail(word("didNotRespond"));
      for (const { key } of fields) typed.delete(key);
      document.dispatchEvent(new CustomEvent("did", { detail: form.custom_id }));
      if (sheet.isConnected) close();
    } catch (problem) {
      fail(explained(problem));
    }
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) sheet.requestSubmit(submit);
  });
  dialogue.replaceChildren(sheet);
  dialogue.showModal();
  fields[0]?.input.focus();
}

/** A button that fills what is empty, where there is an example for this form. */
function example(fields) {
  const texts = exampleFor(fields.map(({ name }) => name));
  return texts && element("button", {
    type: "button", class: "button secondary example",
    onclick: () => {
      for (const { input } of fields.filter((field) => !field.input.value)) {
        input.value = texts[input.name];
        input.dispatchEvent(new Event("input"));
      }
      fields[0].input.focus();
    },
  }, word("example"));
}

/** One component of a form: a row or a label around an input, or a text. */
function part(component, form, fields) {
  if (component.type === 10) return element("div", { class: "content" }, markdown(component, "content"));
  const inner = component.component ?? component.components?.[0];
  const shown = { label: component.label, description: component.description, ...inner };
  const field = inner?.type === TEXT ? textField(shown, form) : choiceField(shown);
  if (!field) return element("p", { class: "muted" }, `${component.label ?? ""} ${word("cannotShow")}`);
  fields.push(field);
  return field.node;
}

function textField({ custom_id: name, label, description, style, placeholder, value = "", required = true, min_length: least = 0, max_length: most = 4000 }, form) {
  const id = `input-${name}`;
  const key = JSON.stringify([state.as, form.custom_id, name]);
  const kept = typed.get(key);
  const input = element(style === SHORT ? "input" : "textarea", {
    id, name, placeholder, type: style === SHORT && "text", rows: style === SHORT ? null : "4", autocomplete: "off",
    "aria-required": required && "true", "aria-describedby": `${id}-about`,
  });
  // What was typed before wins, unless the application meanwhile offers another text.
  input.value = kept?.offered === value ? kept.text : value;
  const counter = element("span", { class: "counter", "aria-hidden": "true" });
  const error = element("span", { class: "error", role: "alert" });
  const length = () => [...input.value].length;
  const count = () => {
    counter.textContent = `${length()} / ${most}`;
    counter.classList.toggle("over", length() > most);
  };
  const check = () => {
    const long = length();
    const wrong = required && long === 0 ? word("fillIn")
      : long > most ? word("atMost", { limit: most })
        : long > 0 && long < least ? word("atLeast", { limit: least }) : "";
    error.textContent = wrong;
    input.ariaInvalid = String(Boolean(wrong));
    return !wrong;
  };
  input.addEventListener("input", () => {
    typed.set(key, { offered: value, text: input.value });
    count();
    if (error.textContent) check();
  });
  count();
  const node = element("div", { class: "field" },
    element("label", { for: id }, label, required && element("span", { class: "star", "aria-hidden": "true" }, " *")),
    description && element("p", { class: "muted" }, description),
    input,
    element("p", { class: "about", id: `${id}-about` }, error, counter));
  return { node, input, key, check, name, value: () => input.value };
}

/** What is chosen rather than typed: menus, radio buttons, check boxes; null for a kind that this page has not. */
function choiceField(component) {
  const { type, custom_id: name, label, description, required = true } = component;
  const isOne = type === RADIO || (type < RADIO && (component.max_values ?? 1) === 1);
  const offers = type === CHECKBOX ? [{ value: "true", label, default: component.default }] : offered(component);
  if (!offers) return null;
  const error = element("span", { class: "error", role: "alert" });
  const boxes = offers.map((offer) => element("input", {
    type: isOne ? "radio" : "checkbox", name, value: offer.value, checked: offer.default, onchange: () => error.textContent && check(),
  }));
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const most = component.max_values ?? (type === CHECKBOXES ? offers.length : 1);
  const check = () => {
    const count = chosen().length;
    error.textContent = type === CHECKBOX ? "" : (required && count === 0) || count > most || (count > 0 && count < (component.min_values ?? 1)) ? word("fillIn") : "";
    return !error.textContent;
  };
  const node = element("fieldset", { class: "field" },
    element("legend", { class: type === CHECKBOX && "unseen" }, label, required && type !== CHECKBOX && element("span", { class: "star", "aria-hidden": "true" }, " *")),
    description && element("p", { class: "muted" }, description),
    element("div", { class: "choices" }, offers.map((offer, index) => element("label", {}, boxes[index],
      element("span", { class: "text" }, offer.label, offer.description && element("span", { class: "detail" }, offer.description))))),
    error);
  return { node, input: boxes[0], check, name, value: () => (type === CHECKBOX ? boxes[0].checked : isOne && type === RADIO ? chosen()[0] ?? null : chosen()) };
}
