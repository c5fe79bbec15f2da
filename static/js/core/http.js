// The same reading and writing over plain HTTP, for where no socket gets through.
const PATIENCE_MS = 15_000;
const HEADERS = { "X-Requested-With": "aminome" };

/** GET JSON.  Rejects with an error that carries `status` where the server refuses. */
export async function getJson(url) {
  const answer = await fetch(url, { headers: HEADERS, cache: "no-store", signal: soon() });
  if (!answer.ok) throw Object.assign(new Error(`HTTP ${answer.status}`), { status: answer.status });
  return answer.json();
}

/** POST JSON and read JSON.  Rejects as `getJson` does. */
export async function postJson(url, body) {
  const answer = await send(url, body);
  if (!answer.ok) throw Object.assign(new Error(`HTTP ${answer.status}`), { status: answer.status });
  return answer.json();
}

/** POST a command; any answer of the protocol's shape is returned, whatever its status. */
export async function postCommand(url, entry) {
  const answer = await send(url, entry);
  const body = await answer.json();
  if (typeof body?.ok !== "boolean") throw new Error(`HTTP ${answer.status}`);
  return body;
}

function send(url, body) {
  return fetch(url, {
    method: "POST",
    headers: { ...HEADERS, "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: soon(),
  });
}

function soon() {
  return AbortSignal.timeout?.(PATIENCE_MS);
}
