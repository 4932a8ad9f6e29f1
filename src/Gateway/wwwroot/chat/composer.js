// The box that a question is written in.

import { byId } from "./dom.js";
import { draftOf, keepDraft } from "./drafts.js";

const mostRows = 9;

export class Composer {
  #box = byId("message");
  #send = byId("send");
  #conversation = "";

  constructor(submit) {
    const go = () => {
      const text = this.#box.value.trim();
      if (text === "") return;
      this.fill("");
      submit(text);
    };
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      go();
    });
    this.#box.addEventListener("keydown", (event) => {
      // While an input method composes, Enter picks a word and sends nothing.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      go();
    });
    this.#box.addEventListener("input", () => this.#changed());
  }

  open(conversation) {
    // Words that were there before the page was ready belong to the first conversation.
    const early = this.#conversation === "" ? this.#box.value : "";
    this.#conversation = conversation;
    this.fill(early.trim() === "" ? draftOf(conversation) : early);
  }

  fill(text) {
    this.#box.value = text;
    this.#changed();
  }

  /** Gives words back without losing what was written meanwhile. */
  giveBack(text) {
    const now = this.#box.value.trim();
    this.fill(now === "" || now === text ? text : `${text}\n\n${now}`);
    this.focus();
  }

  focus() {
    this.#box.focus();
  }

  #changed() {
    keepDraft(this.#conversation, this.#box.value);
    this.#send.disabled = this.#box.value.trim() === "";
    this.#box.rows = Math.min(mostRows, this.#box.value.split("\n").length);
  }
}
