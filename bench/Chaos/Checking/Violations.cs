namespace ChatAgency.Chaos.Checking;

/// <summary>The kinds of broken promises.</summary>
public static class Violations
{
    /// <summary>Acknowledged, and nothing came of it.</summary>
    public const string Lost = "lost";

    /// <summary>Two answers, or an answer and a note, to one question.</summary>
    public const string Doubled = "doubled";

    /// <summary>A later question's answer stands before an earlier one's that was accepted in time.</summary>
    public const string OutOfOrder = "out of order";

    /// <summary>Another question's words, half an answer as if it were whole, or what a filter had removed.</summary>
    public const string WrongText = "wrong text";

    /// <summary>A reply where none may be.</summary>
    public const string Unwanted = "unwanted reply";

    /// <summary>A further placeholder stood for too long.</summary>
    public const string Spare = "spare placeholder";

    /// <summary>It says that it works, and nobody does.</summary>
    public const string Working = "working text at rest";

    /// <summary>More model calls than a turn may have, or one after its answer.</summary>
    public const string ModelCalls = "extra model calls";

    /// <summary>An open turn went on too late after a death.</summary>
    public const string SlowResume = "slow resume";

    /// <summary>A reply came too late after the last fault.</summary>
    public const string Late = "late";

    /// <summary>A note though nothing had gone wrong.</summary>
    public const string Unreasonable = "refused without a reason";

    /// <summary>The same call again and again.</summary>
    public const string Loop = "retry loop";

    /// <summary>A door answered what it should not.</summary>
    public const string Door = "wrong answer at the door";

    /// <summary>A secret was printed or shown.</summary>
    public const string Leak = "secret shown";

    /// <summary>The history is not whole.</summary>
    public const string NotWhole = "history not whole";
}
