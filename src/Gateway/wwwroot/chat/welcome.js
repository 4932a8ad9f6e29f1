// What a person sees before the first question: an example for each of the built-in agents.

import { byId, el } from "./dom.js";
import { hueOf, initialOf } from "./words.js";

const ideas = [
  ["Technical", "Why would a service answer slowly only after a restart?"],
  ["Creative", "Write three names and a slogan for our new internal newsletter."],
  ["Code", "Write a C# method that finds the most frequent word in a text."],
  ["General", "What should be on the agenda of a one-hour retrospective?"],
];

export function showIdeas(pick) {
  byId("ideas").replaceChildren(...ideas.map(([agent, question]) =>
    el("li", {}, el(
      "button", { type: "button", class: "idea", click: () => pick(question) },
      el("span", { class: `avatar small ${hueOf(agent)}`, "aria-hidden": "true" }, initialOf(agent)),
      el("span", {}, el("b", {}, agent), question)))));
}
