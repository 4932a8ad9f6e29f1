namespace ChatAgency.Grains.Limiting;

/// <summary>
/// How many questions a minute are answered, counted by the whole cluster. What is over a limit is kept like any message, and
/// its thread is told when to ask again; no model is called. 0 for any number.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>Of one person, wherever they ask in a workspace; 0 to 100,000.</summary>
    public int PersonAMinute { get; set; } = 30;

    /// <summary>In one channel, whoever asks; 0 to 100,000. Every conversation of the web chat is in the one channel of its person.</summary>
    public int ChannelAMinute { get; set; } = 120;

    /// <summary>In one workspace; 0 to 100,000.</summary>
    public int WorkspaceAMinute { get; set; } = 1_200;

    /// <summary>True where anything is counted.</summary>
    internal bool AreSet => PersonAMinute > 0 || ChannelAMinute > 0 || WorkspaceAMinute > 0;
}
