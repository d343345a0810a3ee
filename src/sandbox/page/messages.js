// The list of messages of the current channel: each message as Discord shows it, the rows of commands under way,
// and the menu of applications beside a message.

import { act } from "./api.js";
import { applicationOf, called } from "./commands.js";
import { components, embed } from "./components.js";
import { announce, avatar, byId, element, explained, notice, popOver } from "./dom.js";
import { attachment } from "./files.js";
import { begun, rows } from "./interactions.js";
import { markdown } from "./markdown.js";
import {
  commandsHere, compareIds, COMPONENTS_V2, currentChannel, EPHEMERAL, interactionOf, LOADING, localised, messagesOf, nameOf, secondsOf, state,
} from "./state.js";
import { day, formatted, sentAt } from "./time.js";
import { word } from "./words.js";

const TOGETHER = 7 * 60; // seconds within which an author's messages stand under one head
const drawn = new Map(); // id → { source, command, node } of what the list shows
let pinned = true; // whether the list is scrolled to its end

/** Prepares the list; called once. */
export function startMessages() {
  const scroller = byId("scroller");
  const watch = new ResizeObserver(() => pinned && scrollToEnd());
  watch.observe(scroller);
  watch.observe(byId("messages"));
  scroller.addEventListener("scroll", () => {
    pinned = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
    if (pinned) byId("newer").hidden = true;
  });
  byId("newer").addEventListener("click", scrollToEnd);
  byId("messages").addEventListener("keydown", walk);
}

/** Shows another channel, or the same one in another language: everything is drawn anew. */
export function showChannel() {
  drawn.clear();
  byId("messages").replaceChildren();
  const channel = currentChannel();
  byId("beginning").textContent = channel ? word("beginning", { channel: channel.label }) : "";
  byId("messages").setAttribute("aria-label", channel?.label ?? "");
  update();
  scrollToEnd();
}

/** Draws one message anew, though nothing about it changed: a choice that came to nothing goes back. */
export function redraw(id) {
  const known = drawn.get(id);
  if (known) known.source = null;
  update();
}

/** Brings the list in line with the state; nodes of unchanged messages stay as they are. */
export function update() {
  const list = byId("messages");
  const wanted = [
    ...[...messagesOf(state.channel).values()].map((message) => ({ id: message.id, source: message, command: commandOf(message), draw: drawMessage })),
    ...rows(state.channel).map((row) => ({ id: row.id, source: row.stage, row, draw: () => drawRow(row) })),
  ].sort((one, other) => compareIds(one.id, other.id));

  const focus = rememberFocus();
  for (const [id, { node }] of drawn) {
    if (wanted.some((entry) => entry.id === id)) continue;
    node.remove();
    drawn.delete(id);
  }
  let place = list.firstElementChild;
  let previous = null;
  for (const entry of wanted) {
    const known = drawn.get(entry.id);
    let node = known?.node;
    if (known?.source !== entry.source || known?.command !== entry.command) {
      node = entry.draw(entry.source);
      if (known) {
        if (place === known.node) place = node;
        known.node.replaceWith(node);
      }
      drawn.set(entry.id, { source: entry.source, command: entry.command, node });
    }
    if (node === place) place = place.nextElementSibling;
    else list.insertBefore(node, place);
    joinUp(node, entry, previous);
    previous = entry;
  }
  restoreFocus(focus);
  if (!list.contains(document.activeElement)) enterAt(list.lastElementChild);
  if (pinned) scrollToEnd();
}

/** A message came in, or one that was `known` changed. */
export function arrived(message, known) {
  const changed = known && document.activeElement?.closest(`[data-message="${message.id}"]`);
  if (changed || (!known && message.author.id !== state.as)) announce(`${nameOf(message.author)}: ${spoken(message)}`);
  if (known) return;
  const mine = message.author.id === state.as || interactionOwner(message) === state.as;
  if (mine || pinned) scrollToEnd();
  else byId("newer").hidden = false;
  const scroller = byId("scroller");
  const node = drawn.get(message.id)?.node;
  if (node && node.offsetHeight > scroller.clientHeight) {
    // What is longer than the window is read from its beginning.
    pinned = false;
    node.scrollIntoView({ block: "start" });
  }
}

function interactionOwner(message) {
  return (message.interaction_metadata ?? message.interaction)?.user?.id;
}

function scrollToEnd() {
  const scroller = byId("scroller");
  pinned = true;
  scroller.scrollTop = scroller.scrollHeight;
  byId("newer").hidden = true;
}

/** Says whether a message stands under the head of the one before it, and where a new day begins. */
function joinUp(node, { id, source, row }, previous) {
  const before = previous && !previous.row ? previous.source : null;
  const seconds = secondsOf(id);
  const newDay = !previous || day(secondsOf(previous.id)) !== day(seconds);
  node.firstElementChild.hidden = !newDay;
  node.firstElementChild.textContent = newDay ? day(seconds) : "";
  const joined = !newDay && !row && before && before.author.id === source.author.id && !interactionOf(source)
    && seconds - secondsOf(before.id) < TOGETHER
    && Boolean(before.flags & EPHEMERAL) === Boolean(source.flags & EPHEMERAL);
  node.classList.toggle("joined", Boolean(joined));
}

function drawMessage(message) {
  const { author, flags = 0, mentions = [], embeds = [], attachments = [] } = message;
  const thinking = Boolean(flags & LOADING);
  const edited = message.edited_timestamp && !thinking && element("span", { class: "edited" }, word("edited"));
  const mentioned = message.mention_everyone || mentions.some((user) => user.id === state.as);
  const text = message.content && !(flags & COMPONENTS_V2);
  return element("li", {
    class: ["message", flags & EPHEMERAL && "ephemeral", mentioned && "mentioned"].filter(Boolean).join(" "),
    "data-message": message.id, tabindex: "-1", "aria-label": `${nameOf(author)}, ${sentAt(message.timestamp).textContent}: ${spoken(message)}`,
  },
  element("div", { class: "day", hidden: true }),
  usedBy(message),
  avatar(author.id, nameOf(author)),
  element("span", { class: "gutter", "aria-hidden": "true" }, formatted(Date.parse(message.timestamp) / 1000, "t")),
  element("div", { class: "body" },
    element("div", { class: "head" }, element("span", { class: "author" }, nameOf(author)),
      author.bot && element("span", { class: "badge" }, word("badge")), sentAt(message.timestamp)),
    thinking && element("p", { class: "waiting" }, dots(), word("thinking", { name: nameOf(author) })),
    text && written(message, embeds.length ? null : edited),
    embeds.map((each) => embed(each, message)),
    !(flags & COMPONENTS_V2) && attachments.map(attachment), // a card shows its own files
    element("div", { class: "components" }, components(message.components ?? [], message)),
    edited && (!text || embeds.length > 0) ? edited : null,
    element("p", { class: "status", role: "alert", hidden: true }),
    flags & EPHEMERAL ? onlyYou(() => dismiss(message)) : null,
    element("button", {
      type: "button", class: "apps", "aria-label": word("appsFor"), title: word("apps"), "aria-haspopup": "menu",
      onclick: (event) => openApps(event.currentTarget, message),
    }, "⋯")));
}

/** The text of a message; `edited` stands at the end of its last line. */
function written(message, edited) {
  const node = element("div", { class: "content" }, markdown(message, "content", message.mentions));
  const last = node.lastElementChild;
  if (edited) (last?.matches(".lines") ? last : node).append(" ", edited);
  return node;
}

/** "Ana used /search" over an answer to a command; over an answer to a press, the message pressed. */
function usedBy(message) {
  const asked = message.interaction_metadata ?? message.interaction;
  const original = messagesOf(message.channel_id).get(message.message_reference?.message_id);
  if (original) return element("p", { class: "used excerpt" }, element("b", {}, nameOf(original.author)), " ", spoken(original));
  if (asked?.type !== 2) return null;
  const command = commandOf(message);
  return element("p", { class: "used" }, word(command ? "used" : "usedCommand", { name: nameOf(asked.user) }), " ",
    command && element("span", { class: "mention" }, command));
}

/** What the command that a message answers is called. */
function commandOf(message) {
  return message.command_name && called(message.command_name);
}

/** A command under way, as a row of its own. */
function drawRow({ id, stage, name, application }) {
  const title = application ? nameOf(application) : state.title;
  const failed = stage === "failed";
  const text = failed ? word("didNotRespond") : stage === "thinking" ? word("thinking", { name: title }) : word("sending");
  if (failed) announce(text);
  return element("li", { class: "message pending ephemeral", "data-interaction": id, "data-stage": stage, tabindex: "-1", "aria-label": text },
    element("div", { class: "day", hidden: true }),
    name && element("p", { class: "used" }, word("used", { name: nameOf(state.me) }), " ", element("span", { class: "mention" }, name)),
    avatar(application?.id ?? "", title),
    element("div", { class: "body" },
      element("div", { class: "head" }, element("span", { class: "author" }, title), element("span", { class: "badge" }, word("badge"))),
      element("p", { class: failed ? "status" : "waiting" }, failed ? "⚠ " : dots(), text),
      failed && onlyYou(() => {
        state.interactions.delete(id);
        update();
      })));
}

const dots = () => element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"));

function onlyYou(dismissed) {
  return element("p", { class: "only-you" }, element("span", { class: "eye", "aria-hidden": "true" }), word("onlyYou"), " • ",
    element("button", { type: "button", class: "quiet", onclick: dismissed }, word("dismiss")));
}

async function dismiss(message) {
  try {
    await act("dismiss", { as: state.as, message: message.id });
    messagesOf(message.channel_id).delete(message.id);
    update();
  } catch (error) {
    notice(explained(error));
  }
}

/** The menu of message commands. */
function openApps(anchor, message) {
  const commands = commandsHere(3);
  const items = commands.map((command) => element("button", {
    type: "button", role: "menuitem", "data-command": command.name,
    onclick: () => {
      close();
      useOn(message, command);
    },
  }, element("span", {}, localised(command.name_localizations, command.name)), element("span", { class: "aside" }, command.application_name)));
  const content = element("div", {
    role: "menu", class: "apps-menu", "aria-label": word("apps"),
    onkeydown: (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !items.length) return;
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    },
  }, element("p", {}, word("apps")), items.length ? items : element("p", { class: "muted" }, word("noApps")));
  const close = popOver(anchor, content, () => document.activeElement === document.body && anchor.focus());
  items[0]?.focus();
}

async function useOn(message, command) {
  try {
    const { interaction_id: id } = await act("command", {
      as: state.as, channel: message.channel_id, command_id: command.id, type: 3, path: [], options: [], target: message.id,
    });
    begun(id, { channel: message.channel_id, name: called(command.name), application: applicationOf(command) });
    update();
  } catch (error) {
    notice(explained(error));
  }
}

/** The words of a message, for those who hear it. */
function spoken(message) {
  const texts = (holder, key) => [...markdown(holder, key, message.mentions).childNodes].map((node) => node.textContent);
  const layout = (parts) => (parts ?? []).flatMap((part) => [...texts(part, "content"), ...layout(part.components)]);
  const cards = (message.embeds ?? []).flatMap((each) => [...texts(each, "title"), ...texts(each, "description")]);
  return [...texts(message, "content"), ...cards, ...layout(message.components)].filter(Boolean).join(" ").slice(0, 300);
}

/** Up and down move from message to message; the current one is where Tab enters the list. */
function walk(event) {
  if (event.key === "Escape") return byId("command-input").focus();
  const message = event.target.closest(".message");
  const next = { ArrowUp: message?.previousElementSibling, ArrowDown: message?.nextElementSibling }[event.key];
  if (!next || event.target !== message) return;
  event.preventDefault();
  enterAt(next);
  next.focus();
}

/** Makes one message the place where Tab enters the list. */
function enterAt(message) {
  byId("messages").querySelector(":scope > [tabindex='0']")?.setAttribute("tabindex", "-1");
  message?.setAttribute("tabindex", "0");
}

/** Which message, and which control in it, has the focus, so that a redrawn message can give it back. */
function rememberFocus() {
  const message = document.activeElement?.closest?.("#messages > li");
  return message && { node: message, id: message.dataset.message, customId: document.activeElement.dataset.customId };
}

function restoreFocus(focus) {
  if (!focus || focus.node.isConnected) return;
  const node = document.querySelector(`[data-message="${focus.id}"]`);
  const control = focus.customId && node?.querySelector(`[data-custom-id="${CSS.escape(focus.customId)}"]:not(:disabled)`);
  (control || node || byId("command-input")).focus({ preventScroll: true });
}
