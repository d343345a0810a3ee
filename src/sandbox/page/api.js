// The way to the page's server: acts over HTTP, events over one WebSocket. Knows nothing of what is shown.

/** What the server says when it refuses an act. */
export class Refused extends Error {}

/** Reads `/page/api/<what>`. */
export function read(what, query = {}) {
  return answer(fetch(`/page/api/${what}?${new URLSearchParams(query)}`, { cache: "no-store" }));
}

/** Does something: POST `/page/api/<what>`. */
export function act(what, body) {
  return answer(fetch(`/page/api/${what}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  }));
}

/** Opens the socket of a persona and waits until it is open; `socket.closed` resolves when it ends. */
export function openSocket(as, receive) {
  const address = new URL(`/page/ws?as=${encodeURIComponent(as)}`, location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.closed = new Promise((ended) => socket.addEventListener("close", ended));
    socket.addEventListener("open", () => resolve(socket));
    socket.addEventListener("close", () => reject(new Error("the socket did not open")));
    socket.addEventListener("message", ({ data }) => {
      for (const line of data.split("\n")) if (line.trim()) receive(JSON.parse(line));
    });
  });
}

async function answer(request) {
  const response = await request;
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  const text = body.error ?? body.message ?? `HTTP ${response.status}`;
  throw response.status < 500 ? new Refused(text) : new Error(text);
}
