// What the states of a turn are called, and how agents look.

const ended = new Set(["completed", "declined", "failed", "cancelled", "withdrawn", "merged", "undeliverable"]);

export const isEnded = (state) => ended.has(state);

export function stateWords(view) {
  const agent = view.agent ?? "The agency";
  switch (view.state) {
    case "accepted": return "Kept. Waiting for its turn…";
    case "routing": return "Choosing an agent…";
    case "answering": return view.text === "" ? `${agent} is thinking…` : `${agent} is writing…`;
    case "delivering": return `${agent} is finishing…`;
    case "declined": return "The agency declined this one.";
    case "failed": return "This did not work.";
    // What was said before the stop ends with a line that says so.
    case "cancelled": return view.text === "" ? "Stopped." : "";
    case "withdrawn": return "This question was withdrawn.";
    case "merged": return "Answered together with another question.";
    case "undeliverable": return "The answer could not be delivered.";
    default: return "";
  }
}

export const workWords = (status) => ({ pending: "To do", inProgress: "Under way", complete: "Done", error: "Without result" })[status] ?? "";

/** What a screen reader hears; never the growing text itself. */
export function spokenWords(view) {
  if (view.state === "answering") return `${view.agent ?? "An agent"} is writing.`;
  if (view.state === "completed") return `${view.agent ?? "The agency"} has answered.`;
  if (view.state === "cancelled") return "Stopped.";
  if (view.state === "failed") return `This did not work. ${view.errorId ? `Error id ${view.errorId}.` : ""}`;
  return stateWords(view);
}

const known = new Map([["technical", "hue-blue"], ["creative", "hue-rose"], ["code", "hue-violet"], ["general", "hue-teal"]]);
const hues = ["hue-blue", "hue-rose", "hue-violet", "hue-teal", "hue-amber", "hue-slate"];

export function hueOf(agent) {
  const name = agent.toLowerCase();
  if (known.has(name)) return known.get(name);
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 65_521;
  return hues[sum % hues.length];
}

export const initialOf = (agent) => (Array.from(agent.trim())[0] ?? "?").toUpperCase();
