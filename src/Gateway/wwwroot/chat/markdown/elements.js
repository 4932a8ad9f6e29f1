// Blocks to elements.

import { copyFrom } from "../clipboard.js";
import { el, icon } from "../dom.js";
import { appendInline } from "./inline.js";

const headings = ["h3", "h4", "h5", "h6", "h6", "h6"];

export function toElement(block, options) {
  switch (block.type) {
    case "heading": return inline(el(headings[block.level - 1], { class: `level-${block.level}` }), block.text, options);
    case "code": return codeElement(block);
    case "rule": return el("hr");
    case "quote": return withBlocks(el("blockquote"), block.blocks, options);
    case "list": return listElement(block, options);
    case "table": return tableElement(block, options);
    default: return inline(el("p"), block.text, options);
  }
}

function inline(node, text, options) {
  appendInline(node, text, options);
  return node;
}

function withBlocks(node, blocks, options, tight = false) {
  blocks.forEach((block, index) => {
    const inner = { partial: options.partial && index === blocks.length - 1 };
    if (tight && block.type === "paragraph") inline(node, block.text, inner);
    else node.append(toElement(block, inner));
  });
  return node;
}

function codeElement(block) {
  const code = el("code", {}, block.text);
  const button = el("button", { type: "button", class: "copy", "aria-label": "Copy this code" }, icon("copy"), "Copy");
  button.addEventListener("click", () => copyFrom(button, code.textContent));
  return el(
    "figure", { class: "code" },
    el("figcaption", {}, el("span", {}, block.language || "text"), button),
    el("pre", { tabindex: "0", role: "region", "aria-label": block.language ? `Code, ${block.language}` : "Code", dir: "ltr" }, code));
}

function listElement(block, options) {
  const node = el(block.ordered ? "ol" : "ul", block.ordered && block.start !== 1 ? { start: block.start } : {});
  block.items.forEach((item, index) => {
    const inner = { partial: options.partial && index === block.items.length - 1 };
    const line = el("li", item.task === null ? {} : { class: "task" });
    if (item.task !== null) line.append(el("span", { role: "img", "aria-label": item.task ? "Done:" : "To do:" }, item.task ? "☑" : "☐"), " ");
    node.append(withBlocks(line, item.blocks, inner, !block.loose));
  });
  return node;
}

function tableElement(block, options) {
  const cell = (tag, text, column, partial) =>
    inline(el(tag, { class: `align-${block.alignments[column]}`, scope: tag === "th" ? "col" : null }), text, { partial });
  const head = el("thead", {}, el("tr", {}, ...block.head.map((text, column) => cell("th", text, column, false))));
  const body = el("tbody", {}, ...block.rows.map((row, index) =>
    el("tr", {}, ...row.map((text, column) => cell("td", text, column, options.partial && index === block.rows.length - 1)))));
  return el("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Table" }, el("table", {}, head, body));
}
