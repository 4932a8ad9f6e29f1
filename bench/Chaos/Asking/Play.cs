using System.Collections.Concurrent;

namespace ChatAgency.Chaos.Asking;

/// <summary>A scene that is being played in its channel.</summary>
internal sealed class Play(Scene scene, string channel)
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _expected = new(StringComparer.Ordinal);
    private int _calls;

    public Scene Scene => scene;

    public string Channel => channel;

    /// <summary>What has become visible in it.</summary>
    public Settling Settling { get; } = new();

    /// <summary>Counts an outgoing call, and says whether it is the one at which the process dies.</summary>
    public bool CountCall() => Interlocked.Increment(ref _calls) == scene.Death?.Call;

    /// <summary>Which time it is, from 1, that this happens.</summary>
    public int Count(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    public void Expect(string tag, string expected) => _expected[tag] = expected;

    public string ExpectedOf(string tag) => _expected.GetValueOrDefault(tag, Recording.Expected.Reply);
}
