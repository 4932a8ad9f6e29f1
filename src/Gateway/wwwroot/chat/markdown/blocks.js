// Lines to blocks. Each block knows the line it begins at; `end` is the line after it.

import { readList } from "./lists.js";
import { isItem, isRule, leadOf, matchFence, matchHeading, matchQuote } from "./lines.js";
import { isTable, readTable } from "./tables.js";

const deepest = 12;

export function parseBlocks(lines, depth = 0) {
  const blocks = [];
  for (let at = 0; at < lines.length;) {
    if (lines[at].trim() === "") {
      at++;
      continue;
    }
    const block = readBlock(lines, at, depth);
    block.line = at;
    at = block.end;
    blocks.push(block);
  }
  return blocks;
}

function readBlock(lines, at, depth) {
  const line = lines[at];
  const heading = matchHeading(line);
  if (heading !== null) return { type: "heading", ...heading, end: at + 1 };
  if (matchFence(line) !== null) return readFence(lines, at);
  if (isRule(line)) return { type: "rule", end: at + 1 };
  if (depth < deepest && matchQuote(line) !== null) return readQuote(lines, at, depth);
  if (depth < deepest && isItem(line)) return readList(lines, at, (inner) => parseBlocks(inner, depth + 1), startsBlock);
  if (isTable(lines, at)) return readTable(lines, at, startsBlock);
  if (leadOf(line) >= 4) return readIndented(lines, at);
  return readParagraph(lines, at, depth);
}

function readFence(lines, at) {
  const open = matchFence(lines[at]);
  const text = [];
  let end = at + 1;
  for (; end < lines.length; end++) {
    const close = matchFence(lines[end]);
    if (close !== null && close.mark === open.mark && close.length >= open.length && close.info === "") break;
    text.push(lines[end].slice(Math.min(leadOf(lines[end]), open.lead)));
  }
  return { type: "code", language: open.info.split(/\s/, 1)[0], text: text.join("\n"), end: Math.min(end + 1, lines.length) };
}

function readQuote(lines, at, depth) {
  const inner = [];
  let end = at;
  for (; end < lines.length; end++) {
    const quoted = matchQuote(lines[end]);
    if (quoted !== null) inner.push(quoted);
    else if (lines[end].trim() === "" || startsBlock(lines, end) || inner.at(-1).trim() === "") break;
    else inner.push(lines[end]);
  }
  return { type: "quote", blocks: parseBlocks(inner, depth + 1), end };
}

function readIndented(lines, at) {
  const text = [];
  let end = at;
  let blanks = 0;
  for (; end < lines.length; end++) {
    const blank = lines[end].trim() === "";
    if (!blank && leadOf(lines[end]) < 4) break;
    blanks = blank ? blanks + 1 : 0;
    text.push(lines[end].slice(Math.min(4, leadOf(lines[end]))));
  }
  return { type: "code", language: "", text: text.slice(0, text.length - blanks).join("\n"), end };
}

function readParagraph(lines, at) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() !== "" && !startsBlock(lines, end)) end++;
  return { type: "paragraph", text: lines.slice(at, end).map((line) => line.trimStart()).join("\n"), end };
}

// What ends the paragraph before it.
function startsBlock(lines, at) {
  const line = lines[at];
  return matchHeading(line) !== null
    || matchFence(line) !== null
    || isRule(line)
    || matchQuote(line) !== null
    || isItem(line, true)
    || isTable(lines, at);
}
