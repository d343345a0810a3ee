// The side bar at the left: servers with their channels, direct messages, what is unread, and who one is.

import { avatar, byId, element } from "./dom.js";
import { eventButton } from "./events.js";
import { channels, compareIds, messagesOf, state } from "./state.js";
import { word } from "./words.js";

/** Draws the side bar. */
export function drawServers() {
  const focused = document.activeElement?.dataset?.channel;
  const all = channels();
  byId("title").textContent = state.title;
  byId("channels").replaceChildren(
    ...state.guilds.map((guild) => section(`server-${guild.id}`, guild.name, avatar(guild.id, guild.name), all.filter((channel) => channel.guild === guild), guild.events)),
    section("direct", word("direct"), null, all.filter((channel) => channel.with)),
  );
  byId("me").replaceChildren(element("span", { class: "unseen" }, `${word("whoAmI")}: `), avatar(state.me.id, state.me.global_name),
    element("span", { class: "names" }, element("b", {}, state.me.global_name), element("span", { class: "muted" }, `${state.me.name} · ${state.me.locale}`)));
  byId("open-servers").classList.toggle("dot", state.unread.size > 0);
  if (focused) document.querySelector(`[data-channel="${focused}"]`)?.focus();
}

function section(id, name, picture, list, events = []) {
  if (!list.length) return "";
  return element("section", { "aria-labelledby": id },
    element("h2", { id, class: picture ? "server" : "" }, picture, element("span", {}, name)),
    element("ul", {}, events.map((event) => element("li", {}, eventButton(event))), list.map((channel) => element("li", {}, channelLink(channel)))));
}

function channelLink(channel) {
  const unread = state.unread.has(channel.id);
  return element("a", {
    href: `#as=${state.as}&channel=${channel.id}`, "data-channel": channel.id, class: [unread && "unread", channel.thread && "thread"].filter(Boolean).join(" "),
    "aria-current": channel.id === state.channel && "page",
  },
  channel.with ? avatar(channel.with.id, channel.name) : element("span", { class: "hash", "aria-hidden": "true" }, channel.thread ? "↳" : "#"),
  element("span", { class: "name" }, channel.name),
  unread && element("span", { class: "unread-dot", role: "img", "aria-label": word("unread") }));
}

/** The persona has seen the current channel. */
export function markRead() {
  state.unread.delete(state.channel);
  const marks = readMarks();
  marks[state.channel] = lastId(state.channel) ?? "0";
  keepMarks(marks);
}

/**
 * Finds out after loading what is unread, by the marks of this browser tab. Where there is none yet, a server's
 * channel counts as read and a direct message as new.
 */
export function findUnread() {
  const marks = readMarks();
  state.unread.clear();
  for (const channel of channels()) {
    const last = lastId(channel.id);
    marks[channel.id] ??= channel.with ? "0" : last ?? "0";
    if (last && compareIds(last, marks[channel.id]) > 0) state.unread.add(channel.id);
  }
  keepMarks(marks);
}

function lastId(channel) {
  return [...messagesOf(channel).values()].filter((message) => message.author.id !== state.as).map((message) => message.id).sort(compareIds).at(-1);
}

const readMarks = () => JSON.parse(sessionStorage.getItem(`read-${state.as}`) ?? "{}");
const keepMarks = (marks) => sessionStorage.setItem(`read-${state.as}`, JSON.stringify(marks));
