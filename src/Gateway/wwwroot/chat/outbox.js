// Messages on their way. One keeps its Idempotency-Key through every try, and through a reload of the page, so that it
// is one message however often it is sent.

import { send } from "./api.js";
import { randomName } from "./names.js";

const waits = [1000, 2000, 4000, 8000];
const longestWait = 15_000;
const shelf = "outbox";

export class Outbox {
  #on;
  #entries = new Set();

  /** `on`: changed(entry), kept(entry, turn), signedOut(entry). */
  constructor(on) {
    this.#on = on;
  }

  /** Sends what an earlier page of this tab left. */
  restore() {
    for (const { key, conversation, text } of shelved()) this.#begin({ key, conversation, text });
  }

  post(conversation, text) {
    this.#begin({ key: randomName(), conversation, text });
  }

  retry(entry) {
    entry.state = "sending";
    this.#on.changed(entry);
    void this.#deliver(entry);
  }

  drop(entry) {
    this.#entries.delete(entry);
    this.#shelve();
  }

  of(conversation) {
    return Array.from(this.#entries).filter((entry) => entry.conversation === conversation);
  }

  #begin(words) {
    const entry = { ...words, state: "sending", reason: "" };
    this.#entries.add(entry);
    this.#shelve();
    this.retry(entry);
  }

  async #deliver(entry) {
    for (let attempt = 0; ; attempt++) {
      try {
        const { turn } = await send(entry.conversation, entry.text, entry.key);
        entry.state = "kept";
        this.drop(entry);
        this.#on.kept(entry, turn);
        return;
      } catch (fault) {
        if (fault.status === 401) {
          this.drop(entry);
          this.#on.signedOut(entry);
          return;
        }
        if (!fault.passes || attempt >= waits.length) {
          entry.state = "failed";
          entry.reason = [fault.message, fault.errorId && `(${fault.errorId})`].filter(Boolean).join(" ");
          this.#on.changed(entry);
          return;
        }
        await pause(Math.min(fault.retryAfter ?? waits[attempt], longestWait));
      }
    }
  }

  #shelve() {
    try {
      sessionStorage.setItem(shelf, JSON.stringify(Array.from(this.#entries, ({ key, conversation, text }) => ({ key, conversation, text }))));
    } catch {
      // Storage may be switched off or full: then they live as long as the page.
    }
  }
}

function shelved() {
  try {
    return JSON.parse(sessionStorage.getItem(shelf) ?? "[]");
  } catch {
    return [];
  }
}

// Coming back online ends a wait.
function pause(milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done, { once: true });
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    }
  });
}
