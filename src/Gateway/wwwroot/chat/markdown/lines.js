// What one line begins. No expression here can run long on a hostile line: ends are trimmed, not matched.

export const leadOf = (line) => line.length - line.trimStart().length;

export function matchHeading(line) {
  const match = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line);
  if (match === null) return null;
  let text = line.slice(match[0].length).trim();
  const closing = text.length - trimEndOf(text, "#").length;
  if (closing > 0 && (closing === text.length || text.at(-closing - 1) === " ")) text = text.slice(0, -closing).trim();
  return { level: match[1].length, text };
}

export function matchFence(line) {
  const match = /^( {0,12})(`{3,}|~{3,})/.exec(line);
  if (match === null) return null;
  const info = line.slice(match[0].length).trim();
  const mark = match[2][0];
  if (mark === "`" && info.includes("`")) return null;
  return { lead: match[1].length, mark, length: match[2].length, info };
}

export function isRule(line) {
  if (leadOf(line) > 3) return false;
  const marks = line.replace(/[ \t]/g, "");
  return marks.length >= 3 && "-*_".includes(marks[0]) && trimEndOf(marks, marks[0]) === "";
}

export function matchQuote(line) {
  const match = /^ {0,3}> ?/.exec(line);
  return match === null ? null : line.slice(match[0].length);
}

export function matchItem(line) {
  const match = /^( {0,3})([-*+]|\d{1,9}[.)])(?=[ \t]|$)/.exec(line);
  if (match === null || isRule(line)) return null;
  const [head, lead, marker] = match;
  const rest = line.slice(head.length);
  const gap = rest.length - rest.trimStart().length;
  const ordered = marker.length > 1;
  return {
    lead: lead.length,
    ordered,
    kind: marker.at(-1),
    number: ordered ? Number.parseInt(marker, 10) : 0,
    indent: head.length + (gap >= 1 && gap <= 4 ? gap : 1),
    text: rest.slice(gap <= 4 ? gap : 1),
  };
}

/** In the middle of a paragraph only an item with words counts, and a number only where it is 1. */
export function isItem(line, inParagraph = false) {
  const item = matchItem(line);
  if (item === null) return false;
  return !inParagraph || (item.text.trim() !== "" && (!item.ordered || item.number === 1));
}

function trimEndOf(text, mark) {
  let end = text.length;
  while (end > 0 && text[end - 1] === mark) end--;
  return text.slice(0, end);
}
