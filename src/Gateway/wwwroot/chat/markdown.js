// Shows CommonMark as it grows. What stands before the last two blocks cannot change any more and is left alone, so
// that a long answer costs no more a token than a short one.

import { parseBlocks } from "./markdown/blocks.js";
import { toElement } from "./markdown/elements.js";

export class MarkdownView {
  #root;
  #source = "";
  #parts = [];

  constructor(root) {
    this.#root = root;
  }

  /** Shows this text; `growing` closes at its end what is still open. */
  show(source, growing = false) {
    source = source.replace(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD");
    const grown = source.startsWith(this.#source);
    const kept = grown ? Math.max(0, this.#parts.length - 2) : 0;
    const from = kept === 0 ? 0 : this.#parts[kept].from;
    const old = this.#parts.splice(kept);
    this.#source = source;

    const lines = source.slice(from).split("\n");
    const blocks = parseBlocks(lines);
    const offsets = offsetsOf(lines, from);
    blocks.forEach((block, index) => {
      const partial = growing && index === blocks.length - 1;
      const before = old[index];
      const node = (before !== undefined && grow(before, block)) ? before.node : toElement(block, { partial });
      this.#parts.push({ from: offsets[block.line], node, block });
      if (before === undefined) this.#root.append(node);
      else if (before.node !== node) before.node.replaceWith(node);
    });
    for (const part of old.slice(blocks.length)) part.node.remove();
  }
}

export function render(source) {
  const root = document.createElement("div");
  new MarkdownView(root).show(source);
  return root;
}

// Code grows in place: replacing it would lose the reader's selection and scroll position.
function grow(before, block) {
  if (block.type !== "code" || before.block.type !== "code" || block.language !== before.block.language) return false;
  const text = before.node.querySelector("code").firstChild;
  if (!(text instanceof Text) || !block.text.startsWith(before.block.text)) return false;
  text.appendData(block.text.slice(before.block.text.length));
  return true;
}

function offsetsOf(lines, from) {
  const offsets = [];
  for (const line of lines) {
    offsets.push(from);
    from += line.length + 1;
  }
  return offsets;
}
