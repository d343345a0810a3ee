// Texts as trees of nodes, parsed by the server, into elements: text goes into text nodes only.

import { element, link } from "./dom.js";
import { channelOf, nameOf, state, userOf } from "./state.js";
import { timestamp } from "./time.js";
import { word } from "./words.js";

/** The nodes of `holder[key]`, whose tree stands beside it; `mentions` are the user objects of its message. */
export function markdown(holder, key, mentions = []) {
  const fragment = document.createDocumentFragment();
  fragment.append(...drawn(holder[`${key}_nodes`] ?? [holder[key] ?? ""], mentions));
  return fragment;
}

const drawn = (nodes, mentions) => nodes.map((node) => (typeof node === "string" ? node : MAKERS[node.t](node, mentions)));

const wrapped = (tag, attributes = {}) => ({ c }, mentions) => element(tag, attributes, drawn(c, mentions));

const MAKERS = {
  lines: wrapped("div", { class: "lines" }),
  gap: () => element("div", { class: "gap" }),
  heading: ({ level, c }, mentions) => element("h2", { class: `size-${level}` }, drawn(c, mentions)),
  small: wrapped("small"),
  quote: wrapped("blockquote"),
  list: ({ start, c }, mentions) => element(start === null ? "ul" : "ol", { start: start !== null && String(start) }, drawn(c, mentions)),
  item: wrapped("li"),
  pre: ({ text }) => element("pre", { tabindex: "0" }, element("code", {}, text)),
  code: ({ text }) => element("code", {}, text),
  strong: wrapped("strong"), em: wrapped("em"), u: wrapped("u"), s: wrapped("s"),
  spoiler: ({ c }, mentions) => element("button", {
    type: "button", class: "spoiler",
    onclick: ({ currentTarget }) => currentTarget.replaceWith(element("span", { class: "revealed" }, drawn(c, mentions))),
  }, word("spoiler")),
  link: ({ url, host, c }, mentions) => {
    const node = link(url, ...drawn(c, mentions));
    node.title = host;
    return node;
  },
  user: ({ id }, mentions) => mention(`@${nameOf(userOf(id, mentions))}`, id === state.me.id),
  role: ({ id }) => mention(`@${state.guilds.flatMap((guild) => guild.roles ?? []).find((role) => role.id === id)?.name.replace(/^@/, "") ?? word("role")}`),
  everyone: ({ text }) => mention(text),
  channel: ({ id }) => {
    const channel = channelOf(id);
    return channel ? element("a", { class: "mention", href: `#as=${state.as}&channel=${id}` }, channel.label) : mention(`#${word("channel")}`);
  },
  // A command one can press; the command box listens for "use-command".
  command: ({ name, id }) => element("button", {
    type: "button", class: "mention",
    onclick: () => document.dispatchEvent(new CustomEvent("use-command", { detail: { name, id } })),
  }, `/${name}`),
  time: ({ seconds, style }) => timestamp(seconds, style),
};

function mention(text, mine = false) {
  return element("span", { class: mine ? "mention mine" : "mention" }, text);
}
