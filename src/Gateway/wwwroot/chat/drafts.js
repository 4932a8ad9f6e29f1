// What is not sent yet, kept a tab: it survives a reload and ends with the tab.

const key = (conversation) => `draft:${conversation}`;

export function keepDraft(conversation, text) {
  try {
    if (text === "") sessionStorage.removeItem(key(conversation));
    else sessionStorage.setItem(key(conversation), text);
  } catch {
    // Storage may be switched off or full; the text is still in the box.
  }
}

export function draftOf(conversation) {
  try {
    return sessionStorage.getItem(key(conversation)) ?? "";
  } catch {
    return "";
  }
}
