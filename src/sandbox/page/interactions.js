// Interactions from the moment they are sent until the application answered or failed to: who waits for them,
// and what the message list shows meanwhile.

import { interactionOf, messagesOf, state } from "./state.js";

const waiting = new Map(); // interaction id → function(stage)

/** Notes what this page knows of an interaction it sent. The server's news may have come first. */
export function begun(id, details) {
  state.interactions.set(id, { id, stage: "sent", ...state.interactions.get(id), ...details });
}

/** Takes the server's news of an interaction; returns what is known of it. */
export function advanced(id, channel, stage) {
  const interaction = { id, channel, ...state.interactions.get(id), stage };
  state.interactions.set(id, interaction);
  if (stage !== "sent") waiting.get(id)?.(stage);
  return interaction;
}

/** Waits until an interaction is answered ("done", "thinking") or given up ("failed"). */
export function answered(id, milliseconds = 6000) {
  const { stage } = state.interactions.get(id);
  if (stage !== "sent") return Promise.resolve(stage);
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle("failed"), milliseconds);
    const settle = (how) => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve(how);
    };
    waiting.set(id, settle);
  });
}

/** The interactions a channel shows as rows of their own: commands on their way, thinking, or never answered. */
export function rows(channel) {
  const answers = new Set([...messagesOf(channel).values()].map(interactionOf));
  return [...state.interactions.values()].filter(({ id, channel: where, stage, name, message, form }) =>
    where === channel && !answers.has(id)
    && (stage === "thinking" || (name && !message && !form && stage !== "done")));
}

/** Forgets what a channel's list is about to tell anew: what was under way when the connection broke. */
export function forget(channel) {
  for (const [id, interaction] of state.interactions) {
    if (interaction.channel === channel && !waiting.has(id)) state.interactions.delete(id);
  }
}
