// Changes of one conversation as they come. The browser itself comes back after a break, with the last event's id;
// where it gives up (the server refused), this waits longer each time and asks `mayGoOn` first.

import { eventsOf } from "./api.js";

const firstWait = 1000;
const longestWait = 30_000;
const hiddenFor = 30_000;

export class ConversationStream {
  #id;
  #on;
  #source = null;
  #timer = 0;
  #hidden = 0;
  #wait = firstWait;
  #done = false;
  #visible = () => this.#visibility();
  #online = () => this.#reopen();

  constructor(id, on) {
    this.#id = id;
    this.#on = on;
    document.addEventListener("visibilitychange", this.#visible);
    window.addEventListener("online", this.#online);
    this.#open();
  }

  /** Ends it for good. */
  close() {
    this.#done = true;
    this.#drop();
    clearTimeout(this.#hidden);
    document.removeEventListener("visibilitychange", this.#visible);
    window.removeEventListener("online", this.#online);
  }

  /** Starts over with every turn: what is shown does not fit what comes. */
  resync() {
    this.#drop();
    this.#open();
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #open() {
    if (this.#done || this.#source !== null) return;
    const source = new EventSource(eventsOf(this.#id));
    this.#source = source;
    source.addEventListener("open", () => {
      this.#wait = firstWait;
      this.#on.connected(true);
    });
    source.addEventListener("turn", (event) => this.#on.turn(JSON.parse(event.data)));
    source.addEventListener("text", (event) => this.#on.text(JSON.parse(event.data)));
    source.addEventListener("erased", () => {
      this.close();
      this.#on.erased();
    });
    source.addEventListener("error", () => {
      if (this.#source !== source) return;
      this.#on.connected(false);
      if (source.readyState === EventSource.CLOSED) this.#later();
    });
  }

  #later() {
    this.#drop();
    const wait = this.#wait * (0.75 + Math.random() / 2);
    this.#wait = Math.min(this.#wait * 2, longestWait);
    this.#timer = setTimeout(async () => {
      if (await this.#on.mayGoOn()) this.#open();
      else if (!this.#done) this.close();
    }, wait);
  }

  #reopen() {
    if (this.#source?.readyState === EventSource.OPEN) return;
    this.#wait = firstWait;
    this.resync();
  }

  // A browser has few connections to one host: tabs that nobody looks at give theirs back.
  #visibility() {
    clearTimeout(this.#hidden);
    if (document.visibilityState === "hidden") this.#hidden = setTimeout(() => this.#drop(), hiddenFor);
    else if (this.#source === null) this.#reopen();
  }
}
