// The app that Bolt's own guides lead to: events are acknowledged at once, the answer is posted when the model has given it.
import { App } from "@slack/bolt";
import { answer, apology } from "./model.mjs";

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_BASE_URL },
});

async function reply(event, say) {
  const thread_ts = event.thread_ts ?? event.ts;
  let text;
  try {
    text = await answer(event.text);
  } catch (fault) {
    app.logger.error(fault);
    text = apology();
  }
  await say({ text, thread_ts });
}

app.event("app_mention", async ({ event, say }) => reply(event, say));

// In a channel the mention says it; the message event is only for direct messages.
app.message(async ({ message, say }) => {
  if (message.channel_type === "im" && !message.subtype && !message.bot_id) await reply(message, say);
});

app.error(async (fault) => app.logger.error(fault));

await app.start(Number(process.env.PORT));
