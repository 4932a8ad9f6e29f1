// Links: whole http and https addresses and nothing else. What an address is, is always to be seen.

const longest = 2048;

export function safeUrl(text) {
  if (text.length > longest || !/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    const web = url.protocol === "https:" || url.protocol === "http:";
    return web && url.username === "" && url.password === "" ? url.href : null;
  } catch {
    return null;
  }
}

export function linkElement(url, label) {
  const link = document.createElement("a");
  link.href = url;
  link.rel = "noopener noreferrer nofollow";
  link.target = "_blank";
  link.title = url;
  link.append(...label);
  for (const inner of link.querySelectorAll("a")) inner.replaceWith(...inner.childNodes);
  if (link.textContent.trim() === "") link.textContent = url;
  const host = new URL(url).host;
  // A label that looks like another address would deceive: the true one stands beside it.
  const claimed = /(?:https?:\/\/|www\.|^(?=\S*\.(?:com|org|net|io|dev|ai|app|co|gov|edu)(?:[\s/]|$)))([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i
    .exec(link.textContent.trim().slice(0, 300));
  if (claimed !== null && !sameHost(claimed[1], host)) link.append(` (${host})`);
  return link;
}

function sameHost(claimed, host) {
  const bare = (name) => name.toLowerCase().replace(/^www\./, "").replace(/:\d+$/, "");
  return bare(claimed) === bare(host);
}

/** An address in running text; punctuation that ends a sentence is not part of it. */
export function bareLink(source, at) {
  if (source[at] !== "h" && source[at] !== "H") return null;
  if (at > 0 && /[\p{L}\p{N}]/u.test(source[at - 1])) return null;
  const match = /^https?:\/\/[^\s<>"`\\\[\]|]+/i.exec(source.substr(at, longest));
  if (match === null) return null;
  let text = match[0];
  for (;;) {
    const last = text.at(-1);
    const unbalanced = last === ")" && text.split(")").length > text.split("(").length;
    if (!unbalanced && !".,;:!?'*_~".includes(last)) break;
    text = text.slice(0, -1);
  }
  const url = safeUrl(text);
  return url === null ? null : { url, text };
}

/** What stands in the parentheses of a link: an address and perhaps a title, which is not shown. */
export function readTarget(source, at) {
  const window = source.slice(at, at + longest * 2);
  const match = /^\s{0,9}(?:<([^<>\n]*)>|([^\s<>]*))/.exec(window);
  if (match === null) return null;
  let end = match[0].length;
  let url = match[1];
  if (url === undefined) {
    url = balanced(match[2]);
    end -= match[2].length - url.length;
  }
  const rest = /^(?:\s{1,9}(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s{0,9}\)/.exec(window.slice(end));
  return rest === null ? null : { url, end: at + end + rest[0].length };
}

function balanced(text) {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth < 0) return text.slice(0, i);
  }
  return text;
}
