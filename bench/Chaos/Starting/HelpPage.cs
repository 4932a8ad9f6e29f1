namespace ChatAgency.Chaos.Starting;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpPage
{
    public const string Text = """
        Breaks the agency on purpose: real processes, Slack and the model simulated outside them, every fault drawn from a seed.
        Writes a history, judges it by its lines alone, and prints a table. Exit code 0 only if every promise was kept.

          --mode single|cluster      one process on SQLite (default), or three silos and two gateways on a Redis of its own
          --target chatagency|bolt|chat-sdk   what is broken: the agency (default) or an app of bench/peers
          --questions N              at least so many questions (200)
          --kills N                  at least so many kills are drawn (one in 40 questions, in a cluster one in 80)
          --seed N                   replays the schedule of an earlier run; printed by each run
          --faults F05,F26,…         only these faults of the table
          --retry-clock scaled|real  Slack sends again after 0, 1.8 and 9 s (default), or after 0, 60 and 300 s
          --rate N --parallel N      questions a second (8, in a cluster 4), scenes at once (60)
          --settle N                 the longest wait for the last threads, in seconds (60)
          --history FILE             where the history goes (chaos-history.jsonl)
          --folder DIR               keeps the processes' files and logs there
          --storm, --storm-seconds N 1,000 events a second (F46), and nothing else
          --check FILE               only judges a history

        What people do: mentions told twice (F17), direct messages, talks, five questions at once in a thread (F19), the same
        event ten times (F15), one message under several event ids (F16), replies told in the wrong order (F18), edits before,
        during and after the answer and unfurled links (F20), removed questions (F21) and placeholders (F22), archived channels
        (F29), answers of many parts (F31), clocks four and ten minutes off (F44, F45), poisonous words (F47), huge, deep and
        broken bodies (F48), chatter.
        Slack: 429 on posts (F23) and updates (F24), 503 and resets before the effect (F25), hangs, 503, resets, fatal_error and
        internal_error after it with a read lag of 0 to 8 s and both modes of client_msg_id (F26), reads that fail (F27), updates
        that land late (F52), outages, slowness, missing echoes.
        The model: 429 (F33), 500, 502, unreachable (F34), silence before and after the first words (F35), a drip (F36), cuts,
        resets, garbage, emptiness (F37), filters (F38), too long (F39).
        Processes: SIGKILL at the n-th outgoing call, before or after its effect (F01, F02, F05, F06, F07), at any time (F04), of
        all silos at once (F08), of one gateway (F01) or all (F03); SIGSTOP and SIGCONT (F09); SIGTERM and restart (F12), of all
        in turn (F13).
        The store, in a cluster: away (F40), slow (F41), its answers lost (F42), killed (F43).

        Not done here: a full disk and a lost tail of a file (F43 on SQLite) and a host's clock that jumps (F44) need another
        kernel; partitions between silos (F10, F11) and scaling (F14), mixed versions (F13), a revoked token (F28), failing parts
        of an answer (F32) and streams of Slack's own (F30), loops of agents and bots (F49) and a day of absence (F50) are shown
        by tests nearer to where they live.
        """;
}
