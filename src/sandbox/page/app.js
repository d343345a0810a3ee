// Start of the page: loads what the persona can see, keeps the socket open, hands events to the parts that show
// them, and follows the address (#as=…&channel=…).

import { act, openSocket, read, Refused } from "./api.js";
import { refreshCommandBox, startCommandBox } from "./command-box.js";
import { called } from "./commands.js";
import { interactionEnded } from "./components.js";
import { byId } from "./dom.js";
import { openForm } from "./form.js";
import { startGuide } from "./guide.js";
import { advanced, begun, forget } from "./interactions.js";
import { arrived, redraw, showChannel, startMessages, update } from "./messages.js";
import { askUpcoming, drawPanel, startPanel } from "./panel.js";
import { drawServers, findUnread, markRead } from "./servers.js";
import { channelOf, channels, currentChannel, interactionOf, messagesOf, setClock, state } from "./state.js";
import { refresh } from "./time.js";
import { traffic } from "./traffic.js";
import { speak } from "./words.js";

const FIRST_PAUSE = 500; // milliseconds before the first new attempt to connect
const LONGEST_PAUSE = 8000;

let connection = 0; // counts personas and page lives: what belongs to an older one stops
let socket = null;
let backlog = null; // events that came while the messages were being loaded

startMessages();
startCommandBox();
startPanel(reloadState);
startGuide(visit);
startDrawers();
window.addEventListener("hashchange", follow);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && state.me && seen());
byId("skip").addEventListener("click", () => byId("command-input").focus());
setInterval(() => {
  if (!state.me) return;
  refresh();
  askUpcoming();
}, 15_000);
follow();

// ---- The address

function follow() {
  const { as, channel } = address();
  closeDrawers();
  if (!state.as || (as && as !== state.as)) return stayConnected(as);
  if (channel !== state.channel && channelOf(channel)) open(channel);
}

function address() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return { as: parts.get("as"), channel: parts.get("channel") };
}

/** Shows a channel and writes it into the address. */
function open(id) {
  state.channel = id;
  history.replaceState(null, "", `#as=${state.as}&channel=${id}`);
  const channel = currentChannel();
  byId("channel-name").textContent = channel?.label ?? "";
  byId("channel-topic").textContent = channel?.topic ?? "";
  byId("channel-topic").title = channel?.topic ?? "";
  document.title = [channel?.label, state.title].filter(Boolean).join(" | ");
  showChannel();
  refreshCommandBox();
  seen();
  const idle = document.activeElement === document.body || document.activeElement.closest("#channels");
  if (idle && matchMedia("(hover: hover)").matches) byId("command-input").focus();
}

function seen() {
  if (document.visibilityState === "visible") markRead();
  drawServers();
}

/** Leads somewhere: as a persona with a language, into a channel, with a command begun or something found in the newest message. */
async function visit({ persona, speaks, server, channel, command, options, find }) {
  closeDrawers();
  const { id } = state.personas.find(({ name }) => name === persona) ?? state.me;
  if (id !== state.as) await new Promise((resolve) => {
    stayConnected(id, resolve);
  });
  if (state.me.locale !== speaks) {
    await act("locale", { as: state.as, locale: speaks });
    await reloadState();
  }
  const there = channels().find((each) => each.name === channel && each.guild?.name === server);
  if (there) open(there.id);
  if (command) document.dispatchEvent(new CustomEvent("use-command", { detail: { name: command, options } }));
  else if (find) [...document.querySelectorAll(`#messages ${find}`)].findLast((node) => !node.disabled)?.closest(".message").querySelector(find).focus();
  else byId("command-input").focus();
}

// ---- Loading and staying connected

/** Connects as a persona and stays so until another is chosen; without one, or if it is unknown, as the first. */
async function stayConnected(wanted, connected = () => {}) {
  const turn = connection += 1;
  socket?.close();
  document.body.dataset.state = "loading";
  for (let pause = FIRST_PAUSE; turn === connection; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      const loaded = await readState(wanted);
      if (turn !== connection) return;
      backlog = [];
      const opened = await openSocket(loaded.me.id, (event) => turn === connection && receive(event));
      if (turn !== connection) return opened.close();
      socket = opened;
      await readState(loaded.me.id); // what changed before the socket was open, it was not told
      await loadEverything();
      if (turn !== connection) return;
      ready();
      connected();
      pause = FIRST_PAUSE / 2;
      await socket.closed;
    } catch (error) {
      console.warn("not connected:", error.message);
      socket?.close();
    }
    if (turn !== connection) return;
    document.body.dataset.state = "offline";
    byId("offline").hidden = false;
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

function ready() {
  byId("offline").hidden = true;
  const events = backlog;
  backlog = null;
  events.forEach(receive);
  document.body.dataset.state = "ready";
}

/** Reads and takes over the state of a persona. */
async function readState(wanted) {
  const loaded = await read("state", wanted ? { as: wanted } : {}).catch((error) => {
    if (wanted && error instanceof Refused) return read("state");
    throw error;
  });
  const { me, clock, ...rest } = loaded;
  if (me.id !== state.as) {
    state.messages.clear();
    state.interactions.clear();
    state.channel = null;
  }
  Object.assign(state, rest, { me, as: me.id });
  setClock(clock.now);
  speak(me.locale);
  return loaded;
}

async function loadEverything() {
  await Promise.all(channels().map(({ id }) => loadMessages(id)));
  findUnread();
  const { channel } = address();
  drawPanel();
  open([state.channel, channel, channels()[0]?.id].find((id) => channelOf(id)) ?? null);
}

async function loadMessages(channel) {
  const list = await read("messages", { as: state.as, channel });
  const messages = messagesOf(channel);
  messages.clear();
  forget(channel);
  for (const entry of list) {
    if (entry.pending) begun(entry.interaction_id, { channel, stage: entry.state, name: entry.name && called(entry.name), application: entry.application });
    else messages.set(entry.id, entry);
  }
}

/** Commands, channels or the persona's language changed: reads the state again, and the messages of new channels. */
async function reloadState() {
  const before = new Set(channels().map(({ id }) => id));
  const { locale } = state.me;
  await readState(state.as);
  await Promise.all(channels().filter(({ id }) => !before.has(id)).map(({ id }) => loadMessages(id)));
  for (const { id, with: other } of channels()) if (!before.has(id) && other && messagesOf(id).size) state.unread.add(id);
  drawPanel();
  drawServers();
  if (!channelOf(state.channel) || locale !== state.me.locale) open(channelOf(state.channel) ? state.channel : channels()[0]?.id ?? null);
  else refreshCommandBox();
}

// ---- Events

function receive(event) {
  if (backlog) return backlog.push(event);
  switch (event.t) {
    case "message":
    case "message_update": return messageCame(event.channel, event.message);
    case "message_delete":
      messagesOf(event.channel).delete(event.id);
      return update();
    case "form": return openForm(event.interaction_id, event.form);
    case "interaction": return interactionCame(event);
    case "state": return reloadState().catch((error) => console.warn("state not read:", error.message));
    case "clock":
      setClock(event.now);
      askUpcoming();
      return refresh();
    case "traffic": return traffic(event.line);
    default: console.warn("unknown event", event.t);
  }
}

function messageCame(channel, message) {
  const known = messagesOf(channel).has(message.id);
  messagesOf(channel).set(message.id, message);
  if (channel === state.channel) document.dispatchEvent(new CustomEvent("shown", { detail: JSON.stringify(message.components) }));
  const interaction = state.interactions.get(interactionOf(message));
  if (interaction && interaction.stage !== "done") interactionCame({ id: interaction.id, channel: interaction.channel, state: "done" });
  if (!channelOf(channel)) return receive({ t: "state" });
  if (channel === state.channel) {
    update();
    arrived(message, known);
  }
  if (known) return;
  if (channel === state.channel && document.visibilityState === "visible") markRead();
  else if (message.author.id !== state.as) state.unread.add(channel);
  drawServers();
}

function interactionCame({ id, channel, name, state: stage }) {
  const interaction = advanced(id, channel, stage);
  if (stage === "done" && name) document.dispatchEvent(new CustomEvent("did", { detail: name }));
  if (interaction.message && stage !== "sent") {
    if (stage === "failed") redraw(interaction.message);
    interactionEnded(interaction.message, stage);
  }
  update();
}

// ---- Drawers of narrow windows

function startDrawers() {
  const drawers = { "open-servers": "servers", "open-panel": "panel", me: "panel" };
  for (const [button, drawer] of Object.entries(drawers)) {
    byId(button).addEventListener("click", () => {
      document.body.dataset.drawer = drawer;
      byId("backdrop").hidden = false;
      (byId(drawer).querySelector("[aria-current], select") ?? byId(drawer)).focus();
    });
  }
  byId("backdrop").addEventListener("click", closeDrawers);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && closeDrawers());
}

function closeDrawers() {
  const { drawer } = document.body.dataset;
  if (!drawer) return;
  delete document.body.dataset.drawer;
  byId("backdrop").hidden = true;
  if (byId(drawer).contains(document.activeElement)) byId(drawer === "servers" ? "open-servers" : "open-panel").focus();
}
