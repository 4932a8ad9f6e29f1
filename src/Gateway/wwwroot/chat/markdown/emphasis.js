// Emphasis: runs of *, _ and ~ that open wait on a stack a mark until a run closes them.

const far = 40;

export function openRun(state, entry) {
  const index = state.entries.length;
  state.entries.push(entry);
  if (!entry.opens && !entry.loose) return;
  const stack = state.openers.get(entry.mark) ?? [];
  stack.push({ index, entry });
  state.openers.set(entry.mark, stack);
}

export function closeRun(state, entry) {
  const stack = state.openers.get(entry.mark) ?? [];
  const floor = state.brackets.at(-1)?.index ?? -1;
  while (entry.length > 0) {
    const found = partnerOf(stack, entry, floor);
    if (found < 0) return;
    const { index, entry: opener } = stack[found];
    stack.length = found + 1;
    const used = entry.mark === "~" ? 2 : Math.min(2, opener.length, entry.length);
    const wrapped = wrap(entry.mark, used, state.entries.splice(index + 1));
    opener.length -= used;
    entry.length -= used;
    if (opener.length === 0) {
      stack.pop();
      state.entries.length = index;
    }
    for (const [, other] of state.openers) while (other.length > 0 && other.at(-1).index > index) other.pop();
    state.entries.push({ node: wrapped });
  }
}

// Only within the innermost bracket, and the specification's rule of three for runs that could be both.
function partnerOf(stack, entry, floor) {
  for (let i = stack.length - 1; i >= Math.max(0, stack.length - far); i--) {
    const { index, entry: opener } = stack[i];
    if (index < floor) return -1;
    if (!opener.opens || opener.length === 0) continue;
    const both = opener.closes || entry.opens;
    if (both && (opener.length + entry.length) % 3 === 0 && (opener.length % 3 !== 0 || entry.length % 3 !== 0)) continue;
    return i;
  }
  return -1;
}

/** The nodes of the entries from `from` on, which leave every stack. */
export function finish(state, from, partial) {
  const left = [];
  for (const [, stack] of state.openers) {
    while (stack.length > 0 && stack.at(-1).index >= from) left.push(stack.pop());
  }
  if (partial) {
    left.sort((a, b) => b.index - a.index);
    for (const { index, entry } of left) closeAtEnd(state, index, entry);
  }
  return nodesOf(state.entries.slice(from));
}

function closeAtEnd(state, index, entry) {
  const inner = state.entries.splice(index + 1);
  if (inner.some((part) => part.node !== undefined || part.text?.trim())) {
    const node = wrap(entry.mark, entry.mark === "~" ? 2 : Math.min(2, entry.length), inner);
    state.entries[index] = { node };
  } else {
    state.entries[index] = { text: "" };
  }
}

function wrap(mark, length, inner) {
  const node = document.createElement(mark === "~" ? "del" : length === 2 ? "strong" : "em");
  node.append(...nodesOf(inner));
  return node;
}

function nodesOf(entries) {
  return entries.flatMap((entry) => {
    if (entry.node !== undefined) return [entry.node];
    const text = entry.text ?? entry.mark.repeat(entry.length);
    return text === "" ? [] : [document.createTextNode(text)];
  });
}
