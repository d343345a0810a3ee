// The commands a persona may use, as one types them: flattened to "/writeup share", localised, and matched against
// what was typed. Pure: shows nothing.

import { channels, commandsHere, currentChannel, localised, state } from "./state.js";
import { word } from "./words.js";

export const TYPE = { subcommand: 1, group: 2, string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10 };

/** Text for comparing: lower case, without accents. */
export const folded = (text) => String(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** What a command with this default name ("writeup share") is called in the persona's language; menu entries have no slash. */
export function called(name) {
  const slash = flattened(state.commands.filter((command) => (command.type ?? 1) === 1)).find(({ key }) => key === name);
  if (slash) return `/${slash.name}`;
  const entry = state.commands.find((command) => command.name === name);
  return (entry?.type ?? 1) === 1 ? `/${name}` : localised(entry.name_localizations, name);
}

/** The application of a command, as a user. */
export const applicationOf = (command) => ({ id: command.application_id, name: command.application_name });

/** Every slash command that can be called here: `{ command, path, options, key, name, description }`. */
export function slashCommands() {
  return flattened(commandsHere(1)).sort((one, other) => one.name.localeCompare(other.name));
}

function flattened(commands) {
  return commands.flatMap((command) => flatten(command, command, [], [localised(command.name_localizations, command.name)]));
}

function flatten(command, node, path, names) {
  const below = (node.options ?? []).filter((option) => option.type <= TYPE.group);
  if (below.length) {
    return below.flatMap((option) => flatten(command, option, [...path, option.name], [...names, localised(option.name_localizations, option.name)]));
  }
  return [{
    command, path, options: node.options ?? [], key: [command.name, ...path].join(" "), name: names.join(" "),
    description: localised(node.description_localizations, node.description ?? ""),
  }];
}

/** The commands that fit what was typed after the slash, the closest first. */
export function matching(typed) {
  const wanted = folded(typed.trim().replace(/\s+/g, " "));
  const rank = ({ name, key }) => {
    const texts = [folded(name), folded(key)];
    if (texts.some((text) => text === wanted)) return 0;
    if (texts.some((text) => text.startsWith(wanted))) return 1;
    if (texts.some((text) => text.split(" ").some((part) => part.startsWith(wanted)))) return 2;
    return texts.some((text) => text.includes(wanted)) ? 3 : 4;
  };
  return slashCommands().map((entry) => [rank(entry), entry]).filter(([order]) => order < 4)
    .sort(([one], [other]) => one - other).map(([, entry]) => entry);
}

/** The command whose full name and a space were typed, with what follows. */
export function typedInFull(typed) {
  const fits = slashCommands().flatMap((entry) => [entry.name, entry.key].map((name) => ({ entry, name })))
    .filter(({ name }) => folded(typed).startsWith(`${folded(name)} `))
    .sort((one, other) => other.name.length - one.name.length)[0];
  return fits && { entry: fits.entry, rest: typed.slice(fits.name.length + 1) };
}

export const optionName = (option) => localised(option.name_localizations, option.name);
export const optionDescription = (option) => localised(option.description_localizations, option.description ?? "");

/** What an option offers by itself, as `{ name, value, detail? }`; null where anything may be typed. */
export function offered(option) {
  if (option.choices?.length) return option.choices.map((choice) => ({ name: localised(choice.name_localizations, choice.name), value: choice.value }));
  const here = currentChannel();
  const users = () => Object.values(state.users).map((user) => ({ name: user.global_name || user.name, detail: user.name, value: user.id }));
  const roles = () => (here?.guild?.roles ?? []).map((role) => ({ name: `@${role.name.replace(/^@/, "")}`, value: role.id }));
  switch (option.type) {
    case TYPE.boolean: return [{ name: word("yes"), value: true }, { name: word("no"), value: false }];
    case TYPE.user: return users();
    case TYPE.channel: return channels().filter((channel) => channel.guild && channel.guild === here?.guild).map(({ label, id }) => ({ name: label, value: id }));
    case TYPE.role: return roles();
    case TYPE.mentionable: return [...users(), ...roles()];
    default: return null;
  }
}

/** Reads what stands in a slot as the option's value; throws the words for what is wrong with it. */
export function valueOf(option, text, picked) {
  const name = optionName(option);
  const wrong = (key, values = {}) => { throw new Error(word(key, { name, ...values })); };
  const offers = offered(option);
  let value = text;
  if (picked) value = picked.value;
  else if (offers) {
    const found = offers.find((offer) => folded(offer.name) === folded(text.trim()) || String(offer.value) === text.trim());
    value = found ? found.value : /^\d{15,}$/.test(text.trim()) && option.type >= TYPE.user ? text.trim() : wrong("pickOne");
  } else if (option.type === TYPE.integer || option.type === TYPE.number) {
    value = Number(text.trim().replace(",", "."));
    if (!Number.isFinite(value) || (option.type === TYPE.integer && !Number.isInteger(value))) wrong("number");
  }
  const size = typeof value === "number" ? value : [...String(value)].length;
  const [least, most] = typeof value === "number" ? [option.min_value, option.max_value] : [option.min_length, option.max_length];
  if (least !== undefined && size < least) wrong("minimum", { limit: least });
  if (most !== undefined && size > most) wrong("maximum", { limit: most });
  return value;
}
