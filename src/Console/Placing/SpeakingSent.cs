using System.Globalization;
using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Console.Placing;

/// <summary>When the agency speaks in a workspace, in the words of a form.</summary>
internal sealed record SpeakingSent(string Version, string? Mode, string? Guests, string? External, string Only, string People, IReadOnlyList<ChannelSent> Channels)
{
    public static SpeakingSent Of(SpeakingInForce inForce)
    {
        var wishes = inForce.Held.Wishes;
        return new SpeakingSent(
            inForce.Held.Version.ToString(CultureInfo.InvariantCulture), ChoiceWords.Of(wishes.Mode), YesNo.Of(wishes.Guests), YesNo.Of(wishes.External), string.Join('\n', wishes.Only), string.Join('\n', wishes.People),
            [.. wishes.Channels.Select(static one => new ChannelSent(one.Channel, ChoiceWords.Of(one.Mode), YesNo.Of(one.Guests), YesNo.Of(one.External), one.People is null ? null : string.Join(", ", one.People)))]);
    }

    public static SpeakingSent Of(Sent sent)
    {
        var (channels, modes, guests, external, people) = (sent.Column("in-channel"), sent.Column("in-mode"), sent.Column("in-guests"), sent.Column("in-external"), sent.Column("in-people"));
        return new SpeakingSent(sent.Raw("version"), sent.Word("mode"), sent.Word("guests"), sent.Word("external"), sent.Raw("only"), sent.Raw("people"),
            [.. channels.Select((channel, at) => new ChannelSent(channel, modes.ElementAtOrDefault(at), guests.ElementAtOrDefault(at), external.ElementAtOrDefault(at), people.ElementAtOrDefault(at))).Where(static one => one != ChannelSent.Blank)]);
    }

    /// <summary>The version that the form was made of; one that never holds where it says none.</summary>
    public long MadeOf => long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    /// <summary>What is wished by it; what is wrong is added to <paramref name="faults"/>.</summary>
    public SpeakingWishes Wishes(List<string> faults) => new()
    {
        Mode = ChoiceWords.Read<SpeakingMode>(Mode, "mode", faults),
        Guests = YesNo.Read(Guests, "guests", faults),
        External = YesNo.Read(External, "external", faults),
        Only = Ids(Only),
        People = Ids(People),
        Channels = [.. Channels.Select((one, at) => new ChannelSpeaking(
            one.Channel ?? "", ChoiceWords.Read<SpeakingMode>(one.Mode, $"the mode of channel {at + 1}", faults), YesNo.Read(one.Guests, $"guests of channel {at + 1}", faults),
            YesNo.Read(one.External, $"external of channel {at + 1}", faults), one.People is null ? null : Ids(one.People)))],
    };

    private static string[] Ids(string text) => text.Split(['\n', '\r', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What one channel wants otherwise. What is left out is as in its workspace.</summary>
internal sealed record ChannelSent(string? Channel, string? Mode, string? Guests, string? External, string? People)
{
    public static ChannelSent Blank { get; } = new(null, null, null, null, null);
}
