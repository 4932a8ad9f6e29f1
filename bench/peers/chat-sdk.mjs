// A Chat SDK app with its queue: what waited in a thread while another message was answered is answered too, in order.
import { createServer } from "node:http";
import { createSlackAdapter } from "@chat-adapter/slack";
import { createMemoryState } from "@chat-adapter/state-memory";
import { Chat } from "chat";
import { answer, apology } from "./model.mjs";

const bot = new Chat({
  userName: "agency",
  adapters: {
    slack: createSlackAdapter({
      botToken: process.env.SLACK_BOT_TOKEN,
      signingSecret: process.env.SLACK_SIGNING_SECRET,
      apiUrl: process.env.SLACK_API_BASE_URL,
    }),
  },
  state: createMemoryState(),
  concurrency: { strategy: "queue", maxQueueSize: 100, queueEntryTtlMs: 600_000 },
  logger: "error",
});

async function reply(thread, message, context) {
  for (const question of [...(context?.skipped ?? []), message]) {
    let text;
    try {
      text = await answer(question.text);
    } catch (fault) {
      console.error(fault);
      text = apology();
    }
    await thread.post(text);
  }
}

bot.onNewMention(reply);
bot.onDirectMessage(async (thread, message, channel, context) => reply(thread, message, context));

createServer(async (incoming, outgoing) => {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const request = new Request(`http://127.0.0.1${incoming.url}`, {
    method: incoming.method,
    headers: incoming.headers,
    body: incoming.method === "POST" ? Buffer.concat(chunks) : undefined,
  });
  const response = await bot.webhooks.slack(request, { waitUntil: (task) => void task.catch((fault) => console.error(fault)) });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}).listen(Number(process.env.PORT), "127.0.0.1");

process.on("unhandledRejection", (fault) => console.error(fault));
