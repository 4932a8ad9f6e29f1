using ChatAgency.Models.Configuring;
using Microsoft.Extensions.Options;

namespace ChatAgency.Models.Chaining;

/// <summary>
/// The models in their order, and which one an attempt asks: the first attempt of a turn the first model whose circuit
/// lets calls through, the second attempt the next such one, or the same where there is no other.
/// </summary>
internal sealed class ModelChain(IOptions<ModelOptions> options, Func<ModelOptions, IReadOnlyList<ModelLink>, IReadOnlyList<ModelLink>> link)
{
    private readonly Lock _lock = new();
    private volatile Made? _made;

    /// <summary>As the settings are now. Calls that run when they change end as they began.</summary>
    public IReadOnlyList<ModelLink> Links
    {
        get
        {
            var now = options.Value;
            if (_made is { } made && made.Of == now) return made.Links;
            lock (_lock)
            {
                if (_made?.Of != now) _made = new Made(now, link(now, Known));
                return _made!.Links;
            }
        }
    }

    /// <summary>Those that were made last.</summary>
    public IReadOnlyList<ModelLink> Known => _made?.Links ?? [];

    /// <summary>Those to ask, in order: a further one only where the one before it could not even be asked.</summary>
    public IReadOnlyList<ModelLink> For(int attempt)
    {
        var links = Links;
        var open = links.Where(static link => link.Circuit.Admits).ToList();
        // None: the one that is probed soonest knows when to come again, or waits for its probe.
        if (open.Count == 0) return [links.MinBy(static link => link.Circuit.Left)!];
        var first = (attempt - 1) % open.Count;
        return [.. open[first..], .. open[..first]];
    }

    public bool HasAnother(ModelLink than) => Links.Any(link => link.Place != than.Place && link.Circuit.Admits);

    private sealed record Made(ModelOptions Of, IReadOnlyList<ModelLink> Links);
}
