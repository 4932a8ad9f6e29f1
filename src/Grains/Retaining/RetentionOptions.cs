namespace ChatAgency.Grains.Retaining;

/// <summary>How long messages are kept.</summary>
public sealed class RetentionOptions
{
    /// <summary>Days from the end of a turn until its question, its answer and all that was kept with them are forgotten. 0 to 3650; 0 for ever.</summary>
    public int Days { get; set; } = 90;

    /// <summary>How many conversations a second are looked through, once a day, in the whole cluster. 1 to 1000.</summary>
    public int ConversationsASecond { get; set; } = 20;
}
