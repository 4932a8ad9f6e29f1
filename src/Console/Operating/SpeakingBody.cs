using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Console.Operating;

/// <summary>When the agency speaks in a workspace, as an operator writes it. What is left out is as the agency's settings say; with a version it is set only where that one holds.</summary>
internal sealed record SpeakingBody(
    long? Version, string? Mode, bool? Guests, bool? External, IReadOnlyList<string?>? Only, IReadOnlyList<string?>? People, IReadOnlyList<ChannelSpeakingBody?>? Channels);

/// <summary>What one channel wants otherwise. What is left out is as in its workspace.</summary>
internal sealed record ChannelSpeakingBody(string? Channel, string? Mode, bool? Guests, bool? External, IReadOnlyList<string?>? People);

/// <summary>The same as it is shown, with how often it was changed, where it is muted, and what holds where the workspace wants nothing.</summary>
internal sealed record SpeakingShown(
    long Version, string? Mode, bool? Guests, bool? External, IReadOnlyList<string> Only, IReadOnlyList<string> People, IReadOnlyList<ChannelSpeakingBody> Channels,
    IReadOnlyList<string> Muted, SpeakingSettings Settings)
{
    public static SpeakingShown Of(SpeakingInForce inForce)
    {
        var (held, wishes) = (inForce.Held, inForce.Held.Wishes);
        return new SpeakingShown(
            held.Version, ChoiceWords.Of(wishes.Mode), wishes.Guests, wishes.External, wishes.Only, wishes.People,
            [.. wishes.Channels.Select(static one => new ChannelSpeakingBody(one.Channel, ChoiceWords.Of(one.Mode), one.Guests, one.External, one.People))],
            held.Muted,
            new SpeakingSettings(inForce.Defaults.Mode.ToString().ToLowerInvariant(), inForce.Defaults.Guests, inForce.Defaults.External));
    }
}

/// <summary>The agency's settings, which hold where nothing else is wanted.</summary>
internal sealed record SpeakingSettings(string Mode, bool Guests, bool External);
