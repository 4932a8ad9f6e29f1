namespace ChatAgency.Core.Speaking;

/// <summary>What a person who spoke to the agency is told where it stays quiet: why, and what helps.</summary>
public static class QuietWords
{
    /// <summary>One line, as CommonMark.</summary>
    public static string For(QuietReason reason) => reason switch
    {
        QuietReason.External => "_I answer nobody in channels that are shared with another organisation, and nobody of another one. Whoever operates me can open that._",
        QuietReason.Guest => "_I answer the members of this workspace, and no guests. Whoever operates me can open that._",
        QuietReason.Channel => "_I do not answer in this channel. Ask me in another one, or in a direct message._",
        QuietReason.Person => "_I answer only some of the people here. Whoever operates me can add you._",
        QuietReason.Muted => "_I am muted here. Mention me with “unmute”, and I answer again._",
        _ => "_I stay quiet here._",
    };
}
