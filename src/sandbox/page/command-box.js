// The box one writes in: plain messages, the list of commands after a slash, and the labelled slots of a chosen
// command with their choices. Keyboard first: arrows, Tab, Enter, Escape and Backspace do what they do in Discord.

import { act } from "./api.js";
import { applicationOf, called, folded, matching, offered, optionDescription, optionName, slashCommands, typedInFull, valueOf } from "./commands.js";
import { byId, element, explained, notice } from "./dom.js";
import { begun } from "./interactions.js";
import { listbox } from "./listbox.js";
import { update as updateMessages } from "./messages.js";
import { currentChannel, localised, state } from "./state.js";
import { word } from "./words.js";

const DEBOUNCE = 150; // milliseconds between the last key and asking for choices

let chosen = null; // { entry, slots: [{ option, node, input, picked }] } while a command is being filled in
let suggestions = null; // the listbox over the box
let asked = 0; // counts requests for choices, so that a late answer is dropped
let timer = null;
let offering = false; // whether a slot shows its choices, waits for them or says that none match
let sending = false;
let begunIn = ""; // persona, channel and language of the command that is being filled in

const input = byId("command-input");
const composer = byId("composer");
const slots = byId("slots");

/** Prepares the box; called once. */
export function startCommandBox() {
  suggestions = listbox(byId("suggestion-list"), focusedInput, (item) => item.use());
  input.addEventListener("input", textChanged);
  input.addEventListener("focus", textChanged);
  input.addEventListener("blur", hide);
  composer.addEventListener("keydown", keyPressed);
  composer.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  composer.addEventListener("focusout", ({ relatedTarget }) => !composer.contains(relatedTarget) && hide());
  slots.addEventListener("click", ({ target }) => target === slots && chosen?.slots.at(-1)?.input.focus());
  byId("send").addEventListener("focus", () => chosen && showOptional());
  byId("commands").addEventListener("click", () => {
    if (chosen) leave("/");
    else if (!input.value.startsWith("/")) input.value = "/";
    input.focus();
    textChanged();
  });
  document.addEventListener("use-command", ({ detail: { name, id, options } }) => {
    const entry = slashCommands().find(({ command, key }) => (!id || command.id === id) && key === name);
    if (entry) choose(entry, "", options);
    else notice(word("noCommand"));
  });
  document.addEventListener("keydown", typeAnywhere);
}

/** Another channel or another language: the box begins anew, a plain text stays. */
export function refreshCommandBox() {
  const channel = currentChannel();
  const where = `${state.as}/${channel?.id}/${state.me.locale}`;
  if (chosen && where !== begunIn) leave();
  begunIn = where;
  input.disabled = !channel?.canSend;
  byId("send").disabled = byId("commands").disabled = input.disabled;
  input.placeholder = !channel ? "" : channel.canSend ? word("messageTo") : word("cannotSend");
  input.setAttribute("aria-label", channel?.canSend ? word("messageLabel", { channel: channel.label }) : input.placeholder);
  // Commands that come only now, after a restart say, may be the one that was typed.
  if (document.activeElement === input && !byId("suggestion-list").querySelector("[role=option]")) textChanged();
}

// ---- Plain text and the list of commands

function textChanged() {
  input.style.height = "";
  input.style.height = `${Math.min(input.scrollHeight, 200)}px`;
  if (!input.value.startsWith("/")) return hide();
  const typed = input.value.slice(1);
  const full = typedInFull(typed);
  if (full) return choose(full.entry, full.rest);
  const found = matching(typed);
  show({ note: found.length ? null : word("noCommand") }, found.map((entry) => ({
    label: `/${entry.name}`, detail: entry.description, aside: entry.command.application_name,
    data: { "data-command": entry.key }, use: () => choose(entry),
  })), 0);
}

async function say() {
  const text = input.value.trim();
  if (!text || text.startsWith("/") || sending) return;
  await trying(async () => {
    await act("say", { as: state.as, channel: state.channel, text });
    input.value = "";
    textChanged();
  }, notice);
}

/** Runs one act at a time and hands what went wrong to `tell`. */
async function trying(doing, tell) {
  sending = true;
  try {
    await doing();
  } catch (error) {
    tell(explained(error));
  } finally {
    sending = false;
  }
}

// ---- A chosen command and its slots

/** Begins to fill a command in: `rest` was typed after its name, `given` are values that are there already. */
function choose(entry, rest = "", given = {}) {
  if (input.disabled) return;
  chosen = { entry, slots: [] };
  input.value = "";
  input.style.height = "";
  input.hidden = true;
  slots.hidden = false;
  slots.setAttribute("role", "group");
  slots.setAttribute("aria-label", `/${entry.name}: ${entry.description}`);
  slots.replaceChildren(
    element("button", { type: "button", class: "command", tabindex: "-1", title: entry.description, onclick: () => leave() }, `/${entry.name}`),
    element("button", { type: "button", id: "more", "aria-haspopup": "listbox", onfocus: showOptional, onclick: showOptional }),
  );
  const needed = entry.options.filter((option) => option.required);
  const first = rest.trim() ? needed[0] ?? entry.options[0] : null;
  const asked = entry.options.filter((option) => option.required || option.name in given);
  for (const option of first && !first.required ? [first] : asked) preset(addSlot(option), given[option.name]);
  if (first) {
    chosen.slots[0].input.value = rest.trimStart();
    resize(chosen.slots[0]);
  }
  countOptional();
  (chosen.slots.find((slot) => !slot.input.value)?.input ?? byId("send")).focus();
}

/** Fills a slot with a value; where the option suggests values, with the name that goes with it. */
function preset(slot, value) {
  if (value === undefined) return;
  const offer = offered(slot.option)?.find((each) => String(each.value) === value) ?? { name: value, value };
  Object.assign(slot, { picked: slot.option.autocomplete || offered(slot.option) ? offer : null });
  slot.input.value = offer.name;
  resize(slot);
}

/** Back to plain text. */
function leave(text = "") {
  chosen = null;
  stopAsking();
  slots.hidden = true;
  slots.replaceChildren();
  input.hidden = false;
  input.value = text;
  hide();
  input.focus();
}

function addSlot(option) {
  const name = optionName(option);
  const slot = { option, picked: null };
  slot.input = element("input", {
    type: "text", role: "combobox", size: "6", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": "suggestion-list", "aria-describedby": "hint", "aria-required": option.required && "true",
    inputmode: option.type === 4 ? "numeric" : option.type === 10 ? "decimal" : null,
    enterkeyhint: "send",
    onfocus: () => suggest(slot, 0), onclick: () => suggest(slot, 0),
    oninput: () => {
      slot.picked = null;
      slot.node.classList.remove("wrong");
      resize(slot);
      suggest(slot, DEBOUNCE);
    },
  });
  slot.node = element("label", { class: "slot", "data-option": option.name }, element("span", {}, name), slot.input,
    !option.required && element("button", { type: "button", class: "quiet", tabindex: "-1", "aria-label": word("removeOption", { name }), onclick: () => removeSlot(slot) }, "×"));
  chosen.slots.push(slot);
  slots.insertBefore(slot.node, byId("more"));
  countOptional();
  return slot;
}

function removeSlot(slot) {
  const index = chosen.slots.indexOf(slot);
  chosen.slots.splice(index, 1);
  slot.node.remove();
  countOptional();
  (chosen.slots[Math.max(0, index - 1)]?.input ?? byId("send")).focus();
}

function resize({ input: field }) {
  field.size = Math.max(6, field.value.length + 1);
}

const optionalLeft = () => chosen.entry.options.filter((option) => !chosen.slots.some((slot) => slot.option === option));

function countOptional() {
  const count = optionalLeft().length;
  byId("more").hidden = count === 0;
  byId("more").textContent = word("more", { count });
}

function showOptional() {
  show({ name: `/${chosen.entry.name}`, text: chosen.entry.description, note: word("pressEnter") }, optionalLeft().map((option) => ({
    label: optionName(option), detail: optionDescription(option), aside: `+`, data: { "data-add-option": option.name }, use: () => addSlot(option).input.focus(),
  })));
}

// ---- What a slot offers

function suggest(slot, delay) {
  stopAsking();
  const mine = asked;
  const hint = { name: optionName(slot.option), text: optionDescription(slot.option), required: slot.option.required };
  const text = slot.input.value;
  const item = (offer) => ({
    label: offer.name, detail: offer.detail === offer.name ? null : offer.detail, data: { "data-value": String(offer.value) }, use: () => pick(slot, offer),
  });
  if (slot.picked) return show(hint, []);
  const offers = offered(slot.option);
  offering = Boolean(offers || slot.option.autocomplete);
  if (offers) {
    const found = offers.filter((offer) => folded(`${offer.name} ${offer.detail ?? ""}`).includes(folded(text.trim())));
    return show({ ...hint, note: found.length ? null : word("noChoices") }, found.slice(0, 25).map(item), 0);
  }
  if (!slot.option.autocomplete) return show(hint, []);
  show({ ...hint, note: word("loadingChoices") }, []);
  timer = setTimeout(async () => {
    try {
      const { choices } = await act("complete", {
        as: state.as, channel: state.channel, command_id: chosen.entry.command.id, path: chosen.entry.path,
        options: filled(slot), focused: slot.option.name,
      });
      if (mine !== asked) return;
      const found = choices.map((choice) => item({ name: localised(choice.name_localizations, choice.name), value: choice.value }));
      show({ ...hint, note: found.length ? null : word("noChoices") }, found, 0);
    } catch {
      if (mine === asked) show({ ...hint, note: word("choicesFailed") }, []);
    }
  }, delay);
}

/** Drops the choices that are shown or on their way. */
function stopAsking() {
  asked += 1;
  clearTimeout(timer);
  offering = false;
}

/** The values so far, for asking for choices: what is being typed counts as it stands, what is wrong is left out. */
function filled(focused) {
  return chosen.slots.flatMap((slot) => {
    const { option, input: { value: text }, picked } = slot;
    if (slot === focused) return [{ name: option.name, value: text }];
    if (!text.trim()) return [];
    try {
      return [{ name: option.name, value: valueOf(option, text, picked) }];
    } catch {
      return [];
    }
  });
}

function pick(slot, offer) {
  stopAsking();
  slot.picked = offer;
  slot.input.value = offer.name;
  slot.node.classList.remove("wrong");
  resize(slot);
  const empty = chosen.slots.find((each) => each.option.required && !each.input.value.trim());
  if (empty) empty.input.focus();
  else suggest(slot, 0);
}

// ---- Sending

async function submit() {
  if (!chosen) return say();
  if (sending) return;
  const { entry } = chosen;
  const options = [];
  for (const slot of chosen.slots) {
    const text = slot.input.value;
    try {
      if (text.trim()) options.push({ name: slot.option.name, value: valueOf(slot.option, text, slot.picked) });
      else if (slot.option.required) throw new Error(word("missing", { name: optionName(slot.option) }));
    } catch (error) {
      return complain(slot, error.message);
    }
  }
  const channel = state.channel;
  await trying(async () => {
    const { interaction_id: id } = await act("command", {
      as: state.as, channel, command_id: entry.command.id, type: 1, path: entry.path, options,
    });
    begun(id, { channel, name: called(entry.key), application: applicationOf(entry.command) });
    if (chosen?.entry === entry) leave();
    updateMessages();
  }, (text) => complain(null, text));
}

function complain(slot, text) {
  slot?.node.classList.add("wrong");
  slot?.input.focus();
  if (!slot && !chosen) return notice(text);
  show({ name: slot ? optionName(slot.option) : `/${chosen.entry.name}`, text: slot ? optionDescription(slot.option) : "", error: text }, suggestions.items);
}

// ---- Keys

function keyPressed(event) {
  if (event.isComposing) return;
  const open = !byId("suggestions").hidden && suggestions.items.length > 0;
  const slot = chosen?.slots.find((each) => each.input === event.target);
  const handled = () => event.preventDefault();
  if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    handled();
    suggestions.move(event.key === "ArrowDown" ? 1 : -1);
  } else if (open && suggestions.active && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey && event.target.matches("input, textarea")))) {
    handled();
    suggestions.pickActive();
  } else if (event.key === "Enter" && !event.shiftKey && event.target.matches("input, textarea")) {
    handled();
    submit();
  } else if (event.key === "Escape") {
    handled();
    escape(slot);
  } else if (event.key === "Backspace" && slot && !event.target.value && !event.repeat) {
    handled();
    if (!slot.option.required) removeSlot(slot);
    else if (slot !== chosen.slots[0]) beside(slot, -1)?.focus();
    else if (chosen.slots.every((each) => !each.input.value)) leave(`/${chosen.entry.name}`);
  } else if (slot && event.key === "ArrowLeft" && slot.input.selectionEnd === 0) {
    handled();
    beside(slot, -1)?.focus();
  } else if (slot && event.key === "ArrowRight" && slot.input.selectionStart === slot.input.value.length) {
    handled();
    beside(slot, 1)?.focus();
  }
}

/** Escape closes the choices first, even those on their way, then leaves the command. */
function escape(slot) {
  const listed = !byId("suggestions").hidden && suggestions.items.length > 0;
  if (slot && offering) {
    stopAsking();
    show({ name: optionName(slot.option), text: optionDescription(slot.option) }, []);
  } else if (chosen) leave();
  else if (listed) hide();
  else input.blur();
}

const beside = (slot, step) => chosen.slots[chosen.slots.indexOf(slot) + step]?.input ?? (step > 0 && !byId("more").hidden ? byId("more") : null);

/** A letter typed while nothing has the focus goes into the box. */
function typeAnywhere(event) {
  const idle = document.activeElement === document.body || document.activeElement.matches("#messages > li, #scroller");
  if (!idle || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === " ") return;
  if (document.querySelector("dialog[open]")) return;
  (chosen?.slots.at(-1)?.input ?? input).focus();
}

// ---- The panel over the box

const focusedInput = () => (composer.contains(document.activeElement) ? document.activeElement : input);

/** Shows the hint `{ name, text, required, note, error }` and the items under it. */
function show({ name, text, required, note, error }, items, start = -1) {
  byId("suggestions").hidden = !name && !note && !error && items.length === 0;
  byId("hint").replaceChildren(...[
    name && element("b", {}, name), name && text && " ", text, required && element("span", { class: "needed" }, word("required")),
    note && element("span", { class: "note" }, note),
  ].filter(Boolean));
  byId("hint").hidden = !byId("hint").hasChildNodes();
  byId("hint-error").hidden = !error;
  byId("hint-error").textContent = error ?? "";
  suggestions.show(items, start);
  for (const field of composer.querySelectorAll("[role=combobox]")) field.ariaExpanded = String(field === focusedInput() && items.length > 0);
}

function hide() {
  show({}, []);
}
