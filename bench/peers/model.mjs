// What both apps ask: one answer, streamed, with the SDK's own retries as they come.
import OpenAI from "openai";

const client = new OpenAI();

/** Yields the pieces of the answer to one question. */
export async function* answer(question) {
  const stream = await client.chat.completions.create({
    model: process.env.OPENAI_MODEL ?? "gpt-4o-mini",
    stream: true,
    messages: [
      { role: "system", content: "You help a team in its Slack threads. Answer shortly." },
      { role: "user", content: question },
    ],
  });
  for await (const chunk of stream) {
    const piece = chunk.choices[0]?.delta?.content;
    if (piece) yield piece;
  }
}

/** The whole answer to one question. */
export async function wholeAnswer(question) {
  let text = "";
  for await (const piece of answer(question)) text += piece;
  return text;
}

/** What a person is told when there is no answer. */
export const apology = () =>
  `Sorry, something went wrong and there is no answer. (Error \`E-${crypto.randomUUID().replaceAll("-", "").slice(0, 8).toUpperCase()}\`)`;
