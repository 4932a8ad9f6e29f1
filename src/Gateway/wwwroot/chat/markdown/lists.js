// Lists. Models indent what is nested by two spaces as often as by three or four: all of them nest here.

import { leadOf, matchItem } from "./lines.js";

export function readList(lines, at, parse, startsBlock) {
  const first = matchItem(lines[at]);
  const items = [];
  let loose = false;
  let end = at;
  while (end < lines.length) {
    const item = matchItem(lines[end]);
    if (item === null || item.ordered !== first.ordered || item.kind !== first.kind) break;
    const read = readItem(lines, end, item, startsBlock);
    const next = skipBlanks(lines, read.end);
    loose ||= read.loose || (next > read.end && follows(lines[next], first));
    items.push({ ...taskOf(read.lines), blocks: null, lines: read.lines });
    end = next > read.end && follows(lines[next], first) ? next : read.end;
  }
  for (const item of items) item.blocks = parse(item.lines);
  return { type: "list", ordered: first.ordered, start: first.number, loose, items, end };
}

function readItem(lines, at, item, startsBlock) {
  const inner = [item.text];
  let dedent = null;
  let loose = false;
  let end = at + 1;
  while (end < lines.length) {
    const line = lines[end];
    if (line.trim() === "") {
      const next = skipBlanks(lines, end);
      if (next >= lines.length || leadOf(lines[next]) <= item.lead + 1) break;
      loose = true;
      for (; end < next; end++) inner.push("");
      continue;
    }
    const lead = leadOf(line);
    if (lead > item.lead + 1) {
      dedent ??= Math.min(item.indent, lead);
      inner.push(line.slice(Math.min(lead, dedent)));
    } else if (matchItem(line) !== null || startsBlock(lines, end) || inner.at(-1).trim() === "") {
      break;
    } else {
      inner.push(line);
    }
    end++;
  }
  return { lines: inner, loose, end };
}

function taskOf(lines) {
  const match = /^\[([ xX])\](?= )/.exec(lines[0]);
  if (match === null) return { task: null };
  lines[0] = lines[0].slice(4);
  return { task: match[1] !== " " };
}

function skipBlanks(lines, at) {
  while (at < lines.length && lines[at].trim() === "") at++;
  return at;
}

function follows(line, first) {
  const item = line === undefined ? null : matchItem(line);
  return item !== null && item.ordered === first.ordered && item.kind === first.kind;
}
