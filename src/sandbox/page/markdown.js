// Discord's markdown, as far as messages here use it, into nodes: bold, italics, underline, strike, code, quotes,
// headings, small print, lists, links, mentions and timestamps. Text goes into text nodes only.

import { element, link } from "./dom.js";
import { channelOf, nameOf, state, userOf } from "./state.js";
import { timestamp } from "./time.js";
import { word } from "./words.js";

const DEEPEST = 10;

/** Renders a text; `mentions` are the user objects of its message. */
export function markdown(text, mentions = []) {
  const fragment = document.createDocumentFragment();
  const fence = /```(?:([\w+.#-]+)\n)?\n?([\s\S]+?)\n?```\n?/g;
  let end = 0;
  for (const match of text.matchAll(fence)) {
    fragment.append(...blocks(text.slice(end, match.index).replace(/\n$/, ""), mentions));
    fragment.append(element("pre", { tabindex: "0" }, element("code", {}, match[2])));
    end = match.index + match[0].length;
  }
  fragment.append(...blocks(text.slice(end), mentions));
  return fragment;
}

/** One line without blocks, as in a title or a field's name. */
export function inlineMarkdown(text, mentions = []) {
  const fragment = document.createDocumentFragment();
  fragment.append(...inline(text, mentions));
  return fragment;
}

/** Lines into blocks: a quote, a heading, small print, a list, or lines of plain text. */
function blocks(text, mentions, quoted = false) {
  if (!text) return [];
  const nodes = [];
  const lines = text.split("\n");
  const take = (pattern) => {
    const taken = [];
    while (lines.length && pattern.test(lines[0])) taken.push(lines.shift());
    return taken;
  };
  while (lines.length) {
    const heading = /^(#{1,3}|-#) +(.*\S.*)$/.exec(lines[0]);
    if (!quoted && /^>>> /.test(lines[0])) {
      nodes.push(element("blockquote", {}, blocks(lines.splice(0).join("\n").slice(4), mentions, true)));
    } else if (!quoted && /^> /.test(lines[0])) {
      const inner = take(/^> |^>$/).map((line) => line.slice(2)).join("\n");
      nodes.push(element("blockquote", {}, blocks(inner, mentions, true)));
    } else if (heading) {
      lines.shift();
      const tag = { "#": "h2", "##": "h3", "###": "h4", "-#": "small" }[heading[1]];
      nodes.push(element(tag, { class: "block" }, inline(heading[2], mentions)));
    } else if (/^ *([-*]|\d{1,10}\.) +\S/.test(lines[0])) {
      nodes.push(list(take(/^ *([-*]|\d{1,10}\.) +\S|^ {2,}\S/), mentions));
    } else {
      const plain = [];
      do plain.push(lines.shift()); while (lines.length && !/^(> |>>> |#{1,3} +\S|-# +\S| *([-*]|\d{1,10}\.) +\S)/.test(lines[0]));
      nodes.push(element("div", { class: "lines" }, inline(plain.join("\n"), mentions)));
    }
  }
  return nodes;
}

/** The lines of a list, nested by their indentation. */
function list(lines, mentions) {
  const top = element("div");
  const open = []; // { indent, node } from the outermost list to the innermost
  for (const line of lines) {
    const [, space, mark, rest] = /^( *)(?:([-*]|\d{1,10}\.) +)?(.*)$/.exec(line);
    if (!mark) {
      open.at(-1).node.lastElementChild.append(element("br"), ...inline(rest, mentions));
      continue;
    }
    while (open.length > 1 && open.at(-1).indent > space.length) open.pop();
    const tag = /\d/.test(mark) ? "ol" : "ul";
    const deeper = open.length > 0 && open.at(-1).indent < space.length && open.length < DEEPEST;
    if (!open.length || deeper || open.at(-1).node.localName !== tag) {
      const node = element(tag, { start: tag === "ol" && String(parseInt(mark, 10)) });
      if (open.length && !deeper) open.pop();
      (open.at(-1)?.node.lastElementChild ?? top).append(node);
      open.push({ indent: space.length, node });
    }
    open.at(-1).node.append(element("li", {}, inline(rest, mentions)));
  }
  return top;
}

const URL_CHARACTERS = String.raw`https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+`;

/** What may begin at a place in a line: each with its pattern and the node it makes; the first that matches holds. */
const RULES = [
  [/^\\([^0-9A-Za-z\s])/, ([, character]) => character],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , code]) => element("code", {}, code.trim() || code)],
  [/^<(https?:\/\/[^\s<>]+)>/, ([, url]) => link(url, url)],
  [new RegExp(`^\\[((?:\\\\.|[^\\[\\]\\\\]|\\[[^\\]]*\\])+)\\]\\(<?(${URL_CHARACTERS})>?(?: +"[^"]*")?\\)`),
    ([, text, url], mentions, depth) => link(url, ...inline(text, mentions, depth, true))],
  [new RegExp(`^${URL_CHARACTERS}`), ([url]) => link(url, url), "link"],
  [/^<@!?(\d+)>/, ([, id], mentions) => mention(`@${nameOf(userOf(id, mentions))}`, id === state.me.id)],
  [/^<@&(\d+)>/, ([, id]) => mention(`@${roleName(id)}`)],
  [/^<#(\d+)>/, ([, id]) => channelMention(id)],
  [/^<\/([^:>]{1,100}):(\d+)>/, ([, name, id]) => commandMention(name, id)],
  [/^<t:(-?\d{1,17})(?::([tTdDfFRsS]))?>/, ([, seconds, style]) => timestamp(Number(seconds), style)],
  [/^<a?:(\w+):\d+>/, ([, name]) => `:${name}:`],
  [/^@(everyone|here)\b/, ([text]) => mention(text)],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, wrapped("strong")],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, wrapped("u")],
  [/^\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)(?<!\s)\*(?!\*)/, wrapped("em")],
  [/^_((?:__|\\[\s\S]|[^\\_])+?)_(?![\p{L}\p{N}_])/u, wrapped("em"), "_"],
  [/^~~([\s\S]+?)~~(?!~)/, wrapped("s")],
];

function wrapped(tag) {
  return ([, inner], mentions, depth, linked) => element(tag, {}, inline(inner, mentions, depth + 1, linked));
}

function inline(text, mentions, depth = 0, linked = false) {
  if (depth > DEEPEST) return [text];
  const nodes = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const found = /[\\`<[*_~@h]/.test(text[at]) && firstRule(text, at, linked);
    if (found) {
      if (plain) nodes.push(plain);
      plain = "";
      nodes.push(found.make(found.match, mentions, depth, linked));
      at += found.match[0].length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  if (plain) nodes.push(plain);
  return nodes;
}

function firstRule(text, at, linked) {
  const rest = text.slice(at);
  const insideWord = at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1]);
  for (const [pattern, make, kind] of RULES) {
    if ((kind === "_" && insideWord) || (kind === "link" && (insideWord || linked))) continue;
    const match = pattern.exec(rest);
    if (!match) continue;
    // A full stop after an address belongs to the sentence.
    if (kind === "link") match[0] = match[0].replace(/[.,:;"'!?*_~]+$/, "");
    return { match, make };
  }
  return null;
}

function mention(text, mine = false) {
  return element("span", { class: mine ? "mention mine" : "mention" }, text);
}

function roleName(id) {
  const guild = state.guilds.find((each) => each.id === id);
  if (guild) return "everyone";
  return state.guilds.flatMap((each) => each.roles ?? []).find((role) => role.id === id)?.name ?? word("role");
}

function channelMention(id) {
  const channel = channelOf(id);
  if (!channel) return mention(`#${word("channel")}`);
  return element("a", { class: "mention", href: `#as=${state.as}&channel=${id}` }, channel.label);
}

/** A command one can press; the command box listens for "use-command". */
function commandMention(name, id) {
  const use = () => document.dispatchEvent(new CustomEvent("use-command", { detail: { name, id } }));
  return element("button", { type: "button", class: "mention", onclick: use }, `/${name}`);
}
