using ChatAgency.Grains.Interfaces.Names;

namespace ChatAgency.Slack.Names;

/// <summary>Remembers the latest changes of names.</summary>
[GrainType("names")]
internal sealed class NamesGrain : Grain, INamesGrain
{
    private const int Most = 1_000;

    private readonly string life = Guid.NewGuid().ToString("N");
    private readonly Queue<string> latest = [];
    private long number;

    public Task Changed(string id, CancellationToken cancellationToken)
    {
        latest.Enqueue(id);
        if (latest.Count > Most) latest.Dequeue();
        number++;
        return Task.CompletedTask;
    }

    public Task<NamesHeard> Since(string life, long number, CancellationToken cancellationToken)
    {
        var missed = this.number - number;
        IReadOnlyList<string>? ids = life == this.life && missed <= latest.Count ? [.. latest.TakeLast((int)missed).Distinct()] : null;
        return Task.FromResult(new NamesHeard(this.life, this.number, ids));
    }
}
