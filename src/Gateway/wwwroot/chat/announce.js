// Says a sentence to screen readers, without moving the focus.

import { byId } from "./dom.js";

let timer = 0;

export function announce(text) {
  clearTimeout(timer);
  const region = byId("announce");
  region.textContent = "";
  timer = setTimeout(() => (region.textContent = text), 60);
}
