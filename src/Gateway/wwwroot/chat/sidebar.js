// The list of conversations; on narrow screens a drawer.

import { byId, el, icon } from "./dom.js";

export class Sidebar {
  #side = byId("side");
  #list = byId("list");
  #opener = byId("side-open");
  #narrow = matchMedia("(max-width: 50rem)");
  #lines = [];
  #current = "";
  #open = false;

  /** `on`: create(), remove(line). */
  constructor(on) {
    this.#remove = on.remove;
    byId("new").addEventListener("click", () => {
      this.#toggle(false);
      on.create();
    });
    this.#opener.addEventListener("click", () => this.#toggle(true));
    byId("side-close").addEventListener("click", () => this.#toggle(false, true));
    byId("veil").addEventListener("click", () => this.#toggle(false, true));
    this.#side.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#open) this.#toggle(false, true);
    });
    this.#narrow.addEventListener("change", () => this.#toggle(false));
    this.#toggle(false);
  }

  #remove;

  show(lines) {
    this.#lines = lines;
    this.#draw();
  }

  select(id) {
    this.#current = id;
    this.#toggle(false);
    this.#draw();
  }

  /** Puts a conversation in front before the server's list says so. */
  touch(id, title) {
    const known = this.#lines.find((line) => line.id === id);
    this.#lines = [known ?? { id, title, updatedAt: new Date().toISOString() }, ...this.#lines.filter((line) => line.id !== id)];
    this.#draw();
  }

  drop(id) {
    this.#lines = this.#lines.filter((line) => line.id !== id);
    this.#draw();
  }

  titleOf(id) {
    return this.#lines.find((line) => line.id === id)?.title ?? null;
  }

  #draw() {
    const groups = Map.groupBy?.(this.#lines, (line) => dayOf(line.updatedAt)) ?? new Map([["Conversations", this.#lines]]);
    this.#list.replaceChildren(...Array.from(groups, ([name, lines]) =>
      el("section", {}, el("h2", {}, name), el("ul", {}, ...lines.map((line) => this.#line(line))))));
    if (this.#lines.length === 0) this.#list.append(el("p", { class: "quiet" }, "Your conversations will stand here."));
  }

  #line(line) {
    const here = line.id === this.#current;
    return el(
      "li", { class: here ? "here" : null },
      el("a", { href: `#/${line.id}`, "aria-current": here ? "page" : null, title: line.title, dir: "auto", click: () => this.#toggle(false) }, line.title),
      el("button", { type: "button", class: "icon-button", "aria-label": `Delete “${line.title}”`, title: "Delete", click: () => this.#remove(line) }, icon("trash")));
  }

  #toggle(open, refocus = false) {
    this.#open = open && this.#narrow.matches;
    document.body.classList.toggle("drawer", this.#open);
    this.#side.inert = this.#narrow.matches && !this.#open;
    byId("main").inert = this.#open;
    byId("veil").hidden = !this.#open;
    this.#opener.setAttribute("aria-expanded", String(this.#open));
    if (this.#open) byId("side-close").focus();
    else if (refocus) this.#opener.focus();
  }
}

function dayOf(time) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(time).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  return days < 7 ? "This week" : "Earlier";
}
