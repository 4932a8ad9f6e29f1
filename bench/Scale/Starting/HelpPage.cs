namespace ChatAgency.Scale.Starting;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpPage
{
    public const string Text = """
        Shows what the agency's cost depends on, and what it does not: many answers at once, long threads, a full store, a
        second silo. Where two sides are compared, both are up and are measured in turn. Every answer is checked; the exit code
        is 0 only if each stands in its thread once and whole.

          --parts flight,threads,store,silos   what is played (all); silos needs redis-server
          --flight N           answers in flight at once (10000), in one process
          --idle               afterwards, wait until idle conversations are collected (nine minutes), and look again
          --length N           how long a thread grows (2000 turns); --threads N of them side by side (16)
          --few N --many N     conversations of the two stores that are compared (1000, 1000000)
          --store NAME         which store is filled: sqlite, or postgres (needs Debian's postgresql)
          --runs N --turns N   rounds of a comparison (5), turns of a round (400)
          --rate N             turns a second of the comparison of silos (40)
          --warmup N           turns before anything is measured (3000)
          --smoke              a run of seconds
        """;
}
