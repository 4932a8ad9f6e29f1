namespace ChatAgency.Chaos.Asking;

/// <summary>What people do in one scene.</summary>
public enum SceneKind
{
    /// <summary>A mention that starts a thread; Slack tells it twice, as <c>app_mention</c> and as <c>message</c> (F17).</summary>
    Mention,

    /// <summary>A direct message.</summary>
    Direct,

    /// <summary>Three questions in a thread, each after the answer to the one before.</summary>
    Talk,

    /// <summary>Five questions in a thread at once (F19).</summary>
    Burst,

    /// <summary>Four threads in one channel at once.</summary>
    Crowd,

    /// <summary>The same event ten times at once (F15).</summary>
    SameEvent,

    /// <summary>The same message under four event ids (F16).</summary>
    NewEventIds,

    /// <summary>Three replies in a thread that are told last first (F18).</summary>
    Reordered,

    /// <summary>The question is changed at once (F20).</summary>
    EditedAtOnce,

    /// <summary>The question is changed while it is being answered (F20).</summary>
    EditedDuring,

    /// <summary>The question is changed after its answer (F20).</summary>
    EditedAfter,

    /// <summary>Slack unfurls a link of the question (F20).</summary>
    Unfurled,

    /// <summary>The author removes the question while it is being answered (F21).</summary>
    QuestionRemoved,

    /// <summary>Someone removes the placeholder (F22).</summary>
    PlaceholderRemoved,

    /// <summary>People speak to each other.</summary>
    Chatter,

    /// <summary>A question in a channel that is archived (F29).</summary>
    Archived,

    /// <summary>An answer of many parts (F31).</summary>
    LongAnswer,

    /// <summary>The events of a question once more by a clock that is four minutes off (F44), and by one ten minutes off (F45).</summary>
    WrongClock,

    /// <summary>Words that break careless handlers (F47).</summary>
    Poison,

    /// <summary>Five megabytes, deep JSON and bad UTF-8 (F48).</summary>
    Monster,
}
