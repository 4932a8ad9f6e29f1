using System.Collections.Concurrent;

namespace ChatAgency.Chaos.Asking;

/// <summary>Which scene a channel and a question belong to.</summary>
internal sealed class Playbill
{
    private readonly ConcurrentDictionary<string, Play> _byChannel = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Play> _byTag = new(StringComparer.Ordinal);

    /// <summary>How many scenes are not at rest.</summary>
    public int Unsettled => _byChannel.Values.Count(static play => !play.Settling.IsAtRest);

    public void Add(Play play)
    {
        _byChannel[play.Channel] = play;
        foreach (var tag in play.Scene.Tags) Add(tag, play);
    }

    /// <summary>A further tag of a scene: that of a changed question.</summary>
    public void Add(string tag, Play play) => _byTag[tag] = play;

    public Play? InChannel(string? channel) => channel is null ? null : _byChannel.GetValueOrDefault(channel);

    public Play? OfTag(string? tag) => tag is null ? null : _byTag.GetValueOrDefault(tag);
}
