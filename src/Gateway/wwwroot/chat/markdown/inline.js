// Text within a block: code, links, emphasis, breaks. Markup of HTML stays text, all but <br>.

import { closeRun, finish, openRun } from "./emphasis.js";
import { bareLink, linkElement, readTarget, safeUrl } from "./links.js";

const escapable = /[!-/:-@[-`{-~]/;
const entities = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0", hellip: "…", ndash: "–", mdash: "—" };

/** `partial`: the text still grows, so what is open at its end is shown as if it were closed. */
export function appendInline(parent, source, { partial = false } = {}) {
  const state = { source, partial, at: 0, entries: [], openers: new Map(), brackets: [], ticks: null };
  while (state.at < source.length) step(state);
  parent.append(...finish(state, 0, partial));
}

function step(state) {
  const { source, at } = state;
  switch (source[at]) {
    case "\\": return escape(state);
    case "`": return codeSpan(state);
    case "*": case "_": case "~": return run(state);
    case "!": return source[at + 1] === "[" ? bracket(state, 2) : text(state, 1);
    case "[": return bracket(state, 1);
    case "]": return closeBracket(state);
    case "<": return angle(state);
    case "&": return entity(state);
    case "\n": return lineEnd(state);
    default: return plain(state);
  }
}

function text(state, length, shown = state.source.substr(state.at, length)) {
  const last = state.entries.at(-1);
  if (last?.text !== undefined) last.text += shown;
  else state.entries.push({ text: shown });
  state.at += length;
}

function plain(state) {
  const link = bareLink(state.source, state.at);
  if (link !== null) {
    state.entries.push({ node: linkElement(link.url, [document.createTextNode(link.text)]) });
    state.at += link.text.length;
    return;
  }
  const special = /[\\`*_~![\]<&\n]|h(?=ttps?:\/\/)/g;
  special.lastIndex = state.at + 1;
  const next = special.exec(state.source)?.index ?? state.source.length;
  text(state, next - state.at);
}

function escape(state) {
  const next = state.source[state.at + 1];
  if (next === "\n") {
    state.entries.push({ node: document.createElement("br") });
    state.at += 2;
  } else if (next !== undefined && escapable.test(next)) {
    text(state, 2, next);
  } else {
    text(state, 1);
  }
}

function codeSpan(state) {
  const length = lengthOf(state.source, state.at);
  const close = closingTicks(state, length);
  const open = state.at + length;
  if (close < 0 && !(state.partial && open < state.source.length)) {
    text(state, length, state.partial ? "" : undefined);
    return;
  }
  const end = close < 0 ? state.source.length : close;
  let shown = state.source.slice(open, end).replaceAll("\n", " ");
  if (shown.length > 2 && shown.startsWith(" ") && shown.endsWith(" ") && shown.trim() !== "") shown = shown.slice(1, -1);
  const code = document.createElement("code");
  code.textContent = shown;
  state.entries.push({ node: code });
  state.at = close < 0 ? end : close + length;
}

// All runs are found once, so that many without a partner cost no more than few.
function closingTicks(state, length) {
  if (state.ticks === null) {
    state.ticks = new Map();
    for (const match of state.source.matchAll(/`+/g)) {
      const of = state.ticks.get(match[0].length) ?? [];
      of.push(match.index);
      state.ticks.set(match[0].length, of);
    }
  }
  const candidates = state.ticks.get(length) ?? [];
  while (candidates.length > 0 && candidates[0] <= state.at) candidates.shift();
  return candidates[0] ?? -1;
}

function run(state) {
  const { source, at } = state;
  const length = lengthOf(source, at);
  if (source[at] === "~" && length !== 2) return text(state, length);
  const before = at === 0 ? " " : source[at - 1];
  const after = source[at + length] ?? " ";
  const [spaceBefore, spaceAfter] = [/\s/.test(before), /\s/.test(after)];
  const [markBefore, markAfter] = [/[\p{P}\p{S}]/u.test(before), /[\p{P}\p{S}]/u.test(after)];
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  const inWord = source[at] === "_";
  const entry = {
    mark: source[at],
    length,
    opens: left && (!inWord || !right || markBefore),
    closes: right && (!inWord || !left || markAfter),
    // A run that ends growing text may still become either.
    loose: state.partial && at + length === source.length,
  };
  state.at += length;
  if (entry.closes) closeRun(state, entry);
  if (entry.length > 0) openRun(state, entry);
}

function bracket(state, length) {
  state.brackets.push({ index: state.entries.length, from: state.at, image: length === 2 });
  state.entries.push({ text: state.source.substr(state.at, length), bracket: true });
  state.entries.push({ text: "" });
  state.at += length;
}

function closeBracket(state) {
  const open = state.brackets.pop();
  if (open === undefined || state.source[state.at + 1] !== "(") return text(state, 1);
  const target = readTarget(state.source, state.at + 2);
  const url = target === null ? null : safeUrl(target.url);
  if (url === null && !(target === null && state.partial && !state.source.includes(")", state.at))) return text(state, 1);

  const label = finish(state, open.index + 1, false);
  state.entries.length = open.index;
  if (url === null) {
    // The address is still on its way: until it is whole, only the label shows.
    for (const node of label) state.entries.push({ node });
    state.at = state.source.length;
    return;
  }
  const image = open.image ? ["Image: ", ...(label.length > 0 ? label : ["untitled"])] : label;
  state.entries.push({ node: linkElement(url, image) });
  state.at = target.end;
}

function angle(state) {
  const rest = state.source.slice(state.at, state.at + 2050);
  const address = /^<(https?:\/\/[^\s<>]+)>/i.exec(rest);
  const url = address === null ? null : safeUrl(address[1]);
  if (url !== null) {
    state.entries.push({ node: linkElement(url, [document.createTextNode(address[1])]) });
    state.at += address[0].length;
    return;
  }
  const lineBreak = /^<br ?\/?>/i.exec(rest);
  if (lineBreak === null) return text(state, 1);
  state.entries.push({ node: document.createElement("br") });
  state.at += lineBreak[0].length;
}

function entity(state) {
  const match = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/.exec(state.source.substr(state.at, 12));
  if (match === null) return text(state, 1);
  const [whole, decimal, hex, name] = match;
  const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? "", 16);
  const shown = name !== undefined ? entities[name] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  text(state, shown === undefined ? 1 : whole.length, shown);
}

function lineEnd(state) {
  const last = state.entries.at(-1);
  if (last?.text?.endsWith("  ")) {
    last.text = last.text.trimEnd();
    state.entries.push({ node: document.createElement("br") });
    state.at++;
    return;
  }
  text(state, 1);
}

function lengthOf(source, at) {
  let end = at;
  while (source[end] === source[at]) end++;
  return end - at;
}
