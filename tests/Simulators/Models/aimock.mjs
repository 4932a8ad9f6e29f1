// Starts the model server of @copilotkit/aimock on a free port and prints its address as JSON. Each line on standard
// input is a fixture, answered with a line; the newest that fits is used, and without one the question is echoed.
// When standard input closes, the process that started this is gone, so it ends.
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { LLMock, normalizeResponse } from "@copilotkit/aimock";

const mock = new LLMock({ port: 0, host: "127.0.0.1", logLevel: "silent", chunkSize: 16, journalMaxEntries: 0 });

function textOf(message) {
  if (typeof message.content === "string") return message.content;
  return (message.content ?? []).map((part) => part.text ?? "").join("");
}

function echo(request) {
  const question = textOf(request.messages.findLast((message) => message.role === "user") ?? { content: "" });
  const tags = [...question.matchAll(/\[q:([0-9a-f]+)\]/g)];
  const subject = tags.length > 0 ? tags.at(-1)[1] : question;
  return { content: `This is an echo. [a:${createHash("sha256").update(subject, "utf8").digest("hex").slice(0, 16)}]` };
}

mock.addFixture({ match: {}, response: echo });
console.log(JSON.stringify({ url: await mock.start() }));

for await (const line of createInterface({ input: process.stdin })) {
  try {
    const fixture = JSON.parse(line);
    mock.prependFixture({ ...fixture, response: normalizeResponse(fixture.response) });
    console.log(JSON.stringify({ added: true }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}

process.exit(0);
