namespace ChatAgency.Load.Starting;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpPage
{
    public const string Text = """
        Loads the agency and what it is compared with, over real sockets with signed events, and prints medians as Markdown
        tables. Slack and the model are simulated in this process. Every answer is checked; the exit code is 0 only if all
        that was asked was acknowledged and answered once, whole and in its thread.

          --targets bare,chatagency,bolt,chat-sdk   who takes part (all); the last two need `npm ci` in bench/peers
          --scenarios burst,chatter,turns,acks      what is played (all)
          --runs N            how often (5)
          --burst N           mentions of a burst (2000), closed loop: 64 senders (--senders N)
          --chatter N         messages that are not for the agency (10000), closed loop
          --rate N            turns a second (100), open loop: a constant rate, whatever becomes of those before
          --ack-rate N        mentions a second (200), open loop
          --seconds N         how long an open loop begins new ones (10)
          --warmup N          turns and chatter before anything is measured (3000)
          --smoke             a run of seconds

          --size              what this machine carries, in two minutes: turns a second and answers in flight
          --start             how long the agency takes from its start until it is ready, and others beside it
          --stops             how long a stop takes, from the click to the closed connection of the model
          --other COMMAND     a further program that speaks the contract: it is started with PORT, SLACK_BOT_TOKEN,
                              SLACK_SIGNING_SECRET, SLACK_API_BASE_URL, OPENAI_BASE_URL, OPENAI_MODEL and OPENAI_API_KEY
          --program FILE      another build of the agency: its ChatAgency.Local.dll
          --set NAME=VALUE    a setting of the agency; may be given several times
        """;
}
