// What the page knows: the persona, the places it can see, the messages in them, the interactions under way.
// Holds data and answers questions about it; shows nothing and sends nothing.

export const state = {
  as: null, // id of the persona
  channel: null, // id of the channel shown
  me: null,
  title: "",
  personas: [],
  guilds: [],
  direct: [],
  users: {},
  commands: [],
  clock: { now: Date.now() / 1000, readAt: performance.now() },
  messages: new Map(), // channel id → Map of message id → message
  interactions: new Map(), // interaction id → { id, channel, stage, name, application, message, customId, form }
  unread: new Set(), // channel ids
};

export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;
export const COMPONENTS_V2 = 1 << 15;

/** The stand-in's time in Unix seconds; it runs on between two readings. */
export function now() {
  return state.clock.now + (performance.now() - state.clock.readAt) / 1000;
}

export function setClock(seconds) {
  state.clock = { now: seconds, readAt: performance.now() };
}

/** Every channel the persona can open, in the order shown: `{ id, label, topic, canSend, guild?, thread?, with? }`. */
export function channels() {
  return [
    ...state.guilds.flatMap((guild) => guild.channels.flatMap((channel) => [
      { ...channel, thread: false }, ...(guild.threads ?? []).filter(({ parent }) => parent === channel.id).map((thread) => ({ ...thread, thread: true })),
    ]).map(({ id, name, topic, thread, can_send: canSend }) => ({
      id, label: thread ? name : `#${name}`, name, topic: topic ?? "", canSend: canSend !== false, guild, thread,
    }))),
    ...state.direct.map((direct) => ({
      id: direct.id, label: `@${direct.with.name}`, name: direct.with.name, topic: "", canSend: true, with: direct.with,
    })),
  ];
}

export const channelOf = (id) => channels().find((channel) => channel.id === id);
export const currentChannel = () => channelOf(state.channel);

/** What a user is called, given the object of a message or of the state. */
export const nameOf = (user) => user?.global_name || user?.name || user?.username || "?";

/** A user by id: from the state, else from the mentions of a message. */
export const userOf = (id, mentions = []) => state.users[id] ?? mentions.find((user) => user.id === id);

/** Snowflakes in order of time. */
export const compareIds = (a, b) => a.length - b.length || (a < b ? -1 : Number(a > b));

/** When a snowflake was made, in Unix seconds. */
export const secondsOf = (id) => Number((BigInt(id) >> 22n) + 1_420_070_400_000n) / 1000;

/** The messages of a channel; an empty map if none were loaded. */
export function messagesOf(channel) {
  if (!state.messages.has(channel)) state.messages.set(channel, new Map());
  return state.messages.get(channel);
}

/** The id of the interaction a message answers, if it does. */
export const interactionOf = (message) => message.interaction_metadata?.id ?? message.interaction?.id;

/** The commands of `type` that the persona may use in the current channel. */
export function commandsHere(type) {
  const here = currentChannel();
  if (!here) return [];
  return state.commands.filter((command) => (command.type ?? 1) === type && (here.guild
    ? command.visible_in?.includes(here.guild.id)
    : command.application_id === here.with.id && command.contexts?.includes(1)));
}

/** A text of a command in the persona's locale, with Discord's fallbacks. */
export function localised(dictionary, otherwise) {
  const near = { "en-US": "en-GB", "en-GB": "en-US", "es-419": "es-ES" }[state.me.locale];
  return dictionary?.[state.me.locale] ?? dictionary?.[near] ?? otherwise;
}
