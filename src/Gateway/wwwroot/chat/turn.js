// One question and its answer.

import { copyFrom } from "./clipboard.js";
import { el, icon } from "./dom.js";
import { MarkdownView } from "./markdown.js";
import { hueOf, initialOf, isEnded, stateWords, workWords } from "./words.js";

export class TurnElement {
  #act;
  #markdown;
  #parts;
  #frame = 0;
  #actions = "";

  /** `act`: stop(turn), again(turn, agent), decide(turn, approval, how), rate(turn, verdict), grown(). */
  constructor(view, act) {
    this.#act = act;
    this.view = view;
    const body = el("div", { class: "markdown", dir: "auto" });
    this.#markdown = new MarkdownView(body);
    const label = `turn-${view.turn}`;
    this.#parts = {
      body,
      question: el("p", { class: "bubble", dir: "auto" }),
      avatar: el("span", { class: "avatar", "aria-hidden": "true" }),
      name: el("h3", { class: "name", id: label }),
      reason: el("span", { class: "reason" }),
      work: el("ul", { class: "work" }),
      state: el("p", { class: "state" }),
      words: el("span"),
      error: el("p", { class: "error-id" }),
      actions: el("div", { class: "actions" }),
    };
    const { question, avatar, name, reason, work, state, words, error, actions } = this.#parts;
    state.append(el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), words);
    this.answer = el(
      "section", { class: "answer", "aria-labelledby": label },
      avatar, el("div", { class: "who" }, name, reason), body, work, state, error, actions);
    this.node = el("article", { class: "turn" }, el("h2", { class: "unseen" }, "You asked"), question, this.answer);
    this.#show();
  }

  update(view) {
    this.view = view;
    this.#show();
  }

  /** False where a piece is missing before this one. */
  grow(at, text) {
    if (at > this.view.text.length) return false;
    const first = this.view.text === "";
    this.view = { ...this.view, text: this.view.text.slice(0, at) + text };
    if (first) this.#show();
    else this.#soon();
    return true;
  }

  // Tokens come faster than the screen is drawn.
  #soon() {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    this.#markdown.show(this.view.text, !isEnded(this.view.state));
    this.#act.grown();
  }

  #show() {
    const { view } = this;
    const { question, avatar, name, reason, state, words, error } = this.#parts;
    const ended = isEnded(view.state);
    question.textContent = view.question;
    name.textContent = view.agent ?? "ChatAgency";
    reason.textContent = view.reason ?? "";
    reason.title = view.agent && view.reason ? `Why ${view.agent}: ${view.reason}` : "";
    avatar.textContent = view.agent ? initialOf(view.agent) : "";
    avatar.className = `avatar ${view.agent ? hueOf(view.agent) : "hue-none"}`;
    words.textContent = stateWords(view);
    state.hidden = words.textContent === "";
    state.classList.toggle("ended", ended);
    error.replaceChildren(...(view.errorId ? ["Error id ", el("code", {}, view.errorId)] : []));
    error.hidden = !view.errorId;
    this.#showWork();
    this.answer.setAttribute("aria-busy", String(!ended));
    this.node.dataset.state = view.state;
    this.#showActions(ended);
    this.#draw();
  }

  #showWork() {
    const { work } = this.#parts;
    work.replaceChildren(...(this.view.work ?? []).map((item) =>
      el("li", { class: item.status }, el("span", { class: "unseen" }, `${workWords(item.status)}: `), item.title, item.detail ? el("span", { class: "detail" }, item.detail) : "")));
    work.hidden = work.childElementCount === 0;
  }

  #showActions(ended) {
    const { view } = this;
    const wanted = [ended ? "" : "stop", view.approval ? `decide-${view.approval}` : "", ended && view.canTryAgain ? "again" : "", view.state === "completed" && view.text !== "" ? "copy" : ""].join(" ");
    const verdict = view.feedback?.find((word) => !word.isPast)?.verdict ?? "";
    const others = view.others ?? [];
    const shown = `${wanted} ${verdict} ${view.rival ?? ""} ${JSON.stringify(others)}`;
    if (shown === this.#actions) return;
    this.#actions = shown;
    const held = this.#parts.actions.contains(document.activeElement) ? document.activeElement.className : null;
    const buttons = [];
    if (wanted.includes("decide")) {
      buttons.push(this.#button("approve", "Approve", () => this.#act.decide(view.turn, view.approval, "approve"), "done"));
      buttons.push(this.#button("deny", "Deny", () => this.#act.decide(view.turn, view.approval, "deny"), "close"));
    }
    if (wanted.includes("stop")) buttons.push(this.#button("stop", "Stop", () => this.#act.stop(view.turn)));
    if (wanted.includes("again")) buttons.push(this.#button("again", "Try again", () => this.#act.again(view.turn)));
    if (view.rival) buttons.push(this.#button("instead", `Ask ${view.rival} instead`, () => this.#act.again(view.turn, view.rival), "again"));
    if (others.length > 0) buttons.push(this.#menu(others));
    if (wanted.includes("copy")) {
      const button = this.#button("copy", "Copy", () => copyFrom(button, this.view.text));
      buttons.push(button);
      buttons.push(this.#thumb("good", "Good answer", "up", verdict), this.#thumb("bad", "Bad answer", "down", verdict));
    }
    this.#parts.actions.replaceChildren(...buttons);
    // The button that was pressed is gone: the focus goes to what took its place, and is never lost.
    if (held !== null) (buttons.find((button) => button.className === held) ?? buttons[0] ?? this.#act.fallback()).focus();
  }

  // Pressed again it takes the word back.
  #thumb(name, label, says, said) {
    const pressed = said === says;
    return el(
      "button", { type: "button", class: `action thumb ${name}`, "aria-label": label, title: label, "aria-pressed": String(pressed), click: () => this.#act.rate(this.view.turn, pressed ? "none" : says) },
      icon(name));
  }

  // One choice does it; what was chosen is shown by who answers then.
  #menu(others) {
    const choose = () => {
      const agent = menu.value;
      menu.value = "";
      if (agent !== "") this.#act.again(this.view.turn, agent);
    };
    const menu = el(
      "select", { class: "action another", "aria-label": "Have another agent answer", change: choose },
      el("option", { value: "" }, "Another agent…"), ...others.map((name) => el("option", { value: name }, name)));
    return menu;
  }

  #button(name, label, press, sign = name) {
    return el("button", { type: "button", class: `action ${name}`, click: press }, icon(sign), label);
  }
}
