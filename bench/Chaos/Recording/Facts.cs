namespace ChatAgency.Chaos.Recording;

/// <summary>The kinds of facts in a history.</summary>
public static class Facts
{
    /// <summary>The first line: <c>Detail</c> says with which arguments, <c>Id</c> is the seed.</summary>
    public const string Run = "run";

    /// <summary>A person's question became visible.</summary>
    public const string Asked = "asked";

    /// <summary>The author changed a question: <c>Detail</c> is the tag that it had, the rest is the new one's.</summary>
    public const string Edited = "edited";

    /// <summary>A person removed a message.</summary>
    public const string Removed = "removed";

    /// <summary>A try to deliver an event of a question; <c>Status</c> 2xx is an acknowledgement.</summary>
    public const string Told = "told";

    /// <summary>Bytes that no honest sender sends: <c>Detail</c> names them, <c>Status</c> is the answer, <c>Expect</c> what it should have been.</summary>
    public const string Raw = "raw";

    public const string ModelBegin = "model-begin";

    public const string ModelEnd = "model-end";

    /// <summary>A call of Slack's Web API.</summary>
    public const string Call = "call";

    /// <summary>A message was written, changed or removed, and people see it so from now on.</summary>
    public const string Shown = "shown";

    /// <summary>A fault of one moment; it may go on for <c>Took</c> seconds.</summary>
    public const string Struck = "struck";

    public const string FaultBegin = "fault-begin";

    public const string FaultEnd = "fault-end";

    public const string Start = "start";

    public const string Ready = "ready";

    public const string Kill = "kill";

    public const string Exit = "exit";

    /// <summary>A process ended though nobody asked it to.</summary>
    public const string Fell = "fell";

    /// <summary>A secret stood where none may stand; <c>Detail</c> says where.</summary>
    public const string Leak = "leak";

    /// <summary>The last line: nothing is asked and nothing is broken any more, and time to settle has passed.</summary>
    public const string End = "end";
}
