using System.Diagnostics;
using System.Threading.Channels;

namespace ChatAgency.Chaos.Recording;

/// <summary>Writes facts to the history file in the order in which they were told, each with its time.</summary>
public sealed class History : IAsyncDisposable
{
    private readonly Channel<Fact> _facts = Channel.CreateUnbounded<Fact>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private readonly Task _writing;
    private long _ids;

    public History(string path) => _writing = Task.Run(() => WriteAsync(path));

    /// <summary>Seconds since the start of the run.</summary>
    public double Now => _clock.Elapsed.TotalSeconds;

    /// <summary>A number that no other fact of this run has.</summary>
    public long NextId() => Interlocked.Increment(ref _ids);

    public void Add(Fact fact)
    {
        // One lock for time and order: a line never stands before an earlier one.
        lock (_lock) _facts.Writer.TryWrite(fact with { At = Math.Round(Now, 4) });
    }

    public async ValueTask DisposeAsync()
    {
        _facts.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync(string path)
    {
        await using var file = new StreamWriter(path, append: false);
        await foreach (var fact in _facts.Reader.ReadAllAsync()) await file.WriteLineAsync(FactJson.Line(fact));
    }
}
