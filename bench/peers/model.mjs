// What both apps ask: one answer, streamed, with the SDK's own retries as they come.
import OpenAI from "openai";

const client = new OpenAI();

/** The whole answer to one question; fails where it is not whole. */
export async function answer(question) {
  const stream = await client.chat.completions.create({
    model: process.env.OPENAI_MODEL ?? "gpt-4o-mini",
    stream: true,
    messages: [
      { role: "system", content: "You help a team in its Slack threads. Answer shortly." },
      { role: "user", content: question },
    ],
  });
  let text = "";
  let finish = null;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? "";
    finish = chunk.choices[0]?.finish_reason ?? finish;
  }
  if (finish !== "stop" || text === "") throw new Error(`The answer is not whole: ${finish}`);
  return text;
}

/** What a person is told when there is no answer. */
export const apology = () =>
  `Sorry, something went wrong and there is no answer. (Error \`E-${crypto.randomUUID().replaceAll("-", "").slice(0, 8).toUpperCase()}\`)`;
