// Copies text, also where the page does not come over https and the clipboard's own interface is missing.

import { announce } from "./announce.js";
import { icon } from "./dom.js";

async function copy(text) {
  if (navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by permission: the older way may still be allowed.
    }
  }
  const box = document.createElement("textarea");
  box.className = "unseen";
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}

export async function copyFrom(button, text) {
  const held = document.activeElement;
  const done = await copy(text);
  held?.focus?.();
  announce(done ? "Copied." : "Copying is not allowed here.");
  if (!done) return;
  button.querySelector("svg")?.replaceWith(icon("done"));
  setTimeout(() => button.querySelector("svg")?.replaceWith(icon("copy")), 1500);
}
