// Messages on their way. One keeps its Idempotency-Key through every try, so that it is one message however often it is sent.

import { send } from "./api.js";
import { randomName } from "./names.js";

const waits = [1000, 2000, 4000, 8000];
const longestWait = 15_000;

export class Outbox {
  #on;

  constructor(on) {
    this.#on = on;
  }

  post(conversation, text) {
    const entry = { key: randomName(), conversation, text, state: "sending", reason: "" };
    this.#on.changed(entry);
    void this.#deliver(entry);
    return entry;
  }

  retry(entry) {
    entry.state = "sending";
    this.#on.changed(entry);
    void this.#deliver(entry);
  }

  async #deliver(entry) {
    for (let attempt = 0; ; attempt++) {
      try {
        const { turn } = await send(entry.conversation, entry.text, entry.key);
        entry.state = "kept";
        this.#on.kept(entry, turn);
        return;
      } catch (fault) {
        if (fault.status === 401) {
          entry.state = "failed";
          entry.reason = "You are not signed in.";
          this.#on.signedOut(entry);
          return;
        }
        if (!fault.passes || attempt >= waits.length) {
          entry.state = "failed";
          entry.reason = [fault.message, fault.detail, fault.errorId && `(${fault.errorId})`].filter(Boolean).join(" ");
          this.#on.changed(entry);
          return;
        }
        await pause(Math.min(fault.retryAfter ?? waits[attempt], longestWait));
      }
    }
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
