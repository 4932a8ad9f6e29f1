// Asks before something is erased. The dialog of the browser itself holds the focus and listens to Escape.

import { byId } from "./dom.js";

export function confirmDelete(title) {
  const dialog = byId("confirm");
  byId("confirm-text").textContent = `“${title}” and all its answers are erased. This cannot be undone.`;
  return new Promise((resolve) => {
    const answer = new AbortController();
    const { signal } = answer;
    const end = (yes) => {
      answer.abort();
      dialog.close();
      resolve(yes);
    };
    byId("confirm-yes").addEventListener("click", () => end(true), { signal });
    byId("confirm-no").addEventListener("click", () => end(false), { signal });
    dialog.addEventListener("cancel", () => end(false), { signal });
    dialog.showModal();
  });
}
