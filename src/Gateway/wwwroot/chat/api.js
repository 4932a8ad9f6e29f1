// The gateway's web API. Every failure is an ApiError; status 0 means that nobody answered.

export class ApiError extends Error {
  constructor(status, problem = {}, retryAfter = null) {
    super(problem.detail ?? problem.title ?? (status === 0 ? "The agency cannot be reached." : "The agency could not do this."));
    this.status = status;
    this.errorId = problem.errorId ?? null;
    this.retryAfter = retryAfter;
  }

  get passes() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

async function call(method, path, { body, headers } = {}) {
  const json = method === "GET" ? {} : { "Content-Type": "application/json" };
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { Accept: "application/json", ...json, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      credentials: "same-origin",
    });
  } catch {
    throw new ApiError(0);
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
    throw new ApiError(response.status, problem, Number.isFinite(seconds) ? seconds * 1000 : null);
  }
  try {
    const text = await response.text();
    return text === "" ? null : JSON.parse(text);
  } catch {
    throw new ApiError(0);
  }
}

const root = "/api/conversations";
const one = (id) => `${root}/${encodeURIComponent(id)}`;

export const list = () => call("GET", root);
export const transcript = (id) => call("GET", one(id));
export const send = (id, text, key) => call("POST", `${one(id)}/messages`, { body: { text }, headers: { "Idempotency-Key": key } });
export const stop = (id, turn) => call("POST", `${one(id)}/turns/${turn}/cancel`, { body: {} });
export const decide = (id, turn, approval, how) => call("POST", `${one(id)}/turns/${turn}/approvals/${approval}/${how}`, { body: {} });
export const again = (id, turn, agent) => call("POST", `${one(id)}/turns/${turn}/again`, { body: { agent } });
export const rate = (id, turn, verdict) => call("POST", `${one(id)}/turns/${turn}/feedback`, { body: { verdict } });
export const erase = (id) => call("DELETE", one(id));
export const eventsOf = (id) => `${one(id)}/events`;
