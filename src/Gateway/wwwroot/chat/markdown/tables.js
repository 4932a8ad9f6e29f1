// Tables: a row with bars, and under it a row of dashes with as many cells.

export function isTable(lines, at) {
  if (at + 1 >= lines.length || !lines[at].includes("|") || !lines[at + 1].includes("-")) return false;
  const alignments = alignmentsOf(lines[at + 1]);
  return alignments !== null && cellsOf(lines[at]).length === alignments.length;
}

export function readTable(lines, at, startsBlock) {
  const alignments = alignmentsOf(lines[at + 1]);
  const head = cellsOf(lines[at]);
  const rows = [];
  let end = at + 2;
  for (; end < lines.length && lines[end].trim() !== "" && !startsBlock(lines, end); end++) {
    const cells = cellsOf(lines[end]);
    rows.push(head.map((_, column) => cells[column] ?? ""));
  }
  return { type: "table", head, alignments, rows, end };
}

function alignmentsOf(line) {
  const cells = cellsOf(line);
  if (cells.length === 1 && !line.includes("|")) return null;
  const alignments = [];
  for (const cell of cells) {
    if (!/^:?-+:?$/.test(cell)) return null;
    alignments.push(cell.endsWith(":") ? (cell.startsWith(":") ? "center" : "right") : "left");
  }
  return alignments;
}

function cellsOf(line) {
  line = line.trim();
  if (line.startsWith("|")) line = line.slice(1);
  if (line.endsWith("|") && !line.endsWith("\\|")) line = line.slice(0, -1);
  const cells = [];
  let cell = "";
  for (let i = 0; i < line.length; i++) {
    if (line[i] === "\\" && line[i + 1] === "|") {
      cell += "|";
      i++;
    } else if (line[i] === "|") {
      cells.push(cell.trim());
      cell = "";
    } else {
      cell += line[i];
    }
  }
  cells.push(cell.trim());
  return cells;
}
