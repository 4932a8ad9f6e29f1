// Says that the line is broken, but only when it stays so: a stream that comes back at once is no news.

import { byId } from "./dom.js";

const patience = 2000;
let timer = 0;
let connected = true;

export function setConnected(now) {
  // Every failed try says so again; the time runs from the first.
  if (now === connected) return;
  connected = now;
  show();
}

function show() {
  clearTimeout(timer);
  const banner = byId("banner");
  if (!navigator.onLine) {
    banner.textContent = "You are offline. What you have written is kept; answers go on when the connection is back.";
    banner.hidden = false;
  } else if (connected) {
    banner.hidden = true;
  } else {
    timer = setTimeout(() => {
      banner.textContent = "The connection is lost. Trying again…";
      banner.hidden = false;
    }, patience);
  }
}

window.addEventListener("offline", show);
window.addEventListener("online", show);
