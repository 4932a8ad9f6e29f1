// The turns of the conversation that is open, and what is on its way to it.

import { announce } from "./announce.js";
import { el, icon } from "./dom.js";
import { TurnElement } from "./turn.js";
import { isEnded, spokenWords } from "./words.js";

const near = 40;

export class Thread {
  #root;
  #scroll;
  #latest;
  #act;
  #turns = new Map();
  #pending = new Map();
  #follows = true;

  constructor(root, scroll, latest, act) {
    this.#root = root;
    this.#scroll = scroll;
    this.#latest = latest;
    this.#act = { ...act, grown: () => this.#follow() };
    scroll.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    latest.addEventListener("click", () => this.toEnd());
    new ResizeObserver(() => this.#follow()).observe(scroll);
  }

  get isEmpty() {
    return this.#turns.size === 0 && this.#pending.size === 0;
  }

  get firstQuestion() {
    return this.#turns.values().next().value?.view.question ?? this.#pending.keys().next().value?.text ?? "";
  }

  clear() {
    this.#turns.clear();
    this.#pending.clear();
    this.#root.replaceChildren();
    this.toEnd();
  }

  /** A whole turn. `quiet`: it is history, nobody needs to hear of it. */
  turn(view, quiet = false) {
    const known = this.#turns.get(view.turn);
    if (known === undefined) {
      this.#adopt(view);
      const turn = new TurnElement(view, this.#act);
      this.#turns.set(view.turn, turn);
      this.#place(turn);
    } else {
      if (!quiet && known.view.state !== view.state) announce(spokenWords(view));
      known.update(view);
    }
    this.#follow();
  }

  /** False where what is shown does not fit: the caller starts the stream over. */
  grow({ turn, at, text }) {
    return this.#turns.get(turn)?.grow(at, text) ?? false;
  }

  /** A message on its way, or one that did not get through. */
  pending(entry, retry, takeBack) {
    const old = this.#pending.get(entry);
    const node = el(
      "article", { class: "turn pending", "data-state": entry.state },
      el("h2", { class: "unseen" }, "You asked"),
      el("p", { class: "bubble", dir: "auto" }, entry.text),
      entry.state === "failed"
        ? el("div", { class: "unsent", role: "alert" },
            el("p", {}, `Not sent. ${entry.reason}`),
            el("div", { class: "actions" },
              el("button", { type: "button", class: "action again", click: retry }, icon("again"), "Send again"),
              el("button", { type: "button", class: "action", click: takeBack }, "Edit")))
        : el("p", { class: "state" }, el("span", {}, "Sending…")));
    this.#pending.set(entry, node);
    if (old === undefined) this.#root.append(node);
    else old.replaceWith(node);
    if (old === undefined) this.toEnd();
    this.#follow();
  }

  settle(entry) {
    this.#pending.get(entry)?.remove();
    this.#pending.delete(entry);
  }

  toEnd() {
    this.#follows = true;
    this.#follow();
  }

  // The stream may be faster than the answer to the POST: the turn takes the place of its own pending message.
  #adopt(view) {
    if (isEnded(view.state)) return;
    for (const entry of this.#pending.keys()) {
      if (entry.state === "sending" && entry.text === view.question) return this.settle(entry);
    }
  }

  #place(turn) {
    let before = null;
    for (const [number, other] of this.#turns) {
      if (number > turn.view.turn && (before === null || number < before.view.turn)) before = other;
    }
    const first = before?.node ?? this.#pending.values().next().value ?? null;
    this.#root.insertBefore(turn.node, first);
  }

  #follow() {
    if (this.#follows) this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#scrolled();
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    this.#follows = scrollHeight - scrollTop - clientHeight < near;
    this.#latest.hidden = this.#follows;
  }
}
