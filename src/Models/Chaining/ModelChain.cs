namespace ChatAgency.Models.Chaining;

/// <summary>
/// The models in their order, and which one an attempt asks: the first attempt of a turn the first model whose circuit
/// lets calls through, the second attempt the next such one, or the same where there is no other.
/// </summary>
internal sealed class ModelChain(IReadOnlyList<ModelLink> links)
{
    public IReadOnlyList<ModelLink> Links => links;

    /// <summary>Those to ask, in order: a further one only where the one before it could not even be asked.</summary>
    public IReadOnlyList<ModelLink> For(int attempt)
    {
        var open = links.Where(static link => link.Circuit.Admits).ToList();
        // None: the one that is probed soonest knows when to come again, or waits for its probe.
        if (open.Count == 0) return [links.MinBy(static link => link.Circuit.Left)!];
        var first = (attempt - 1) % open.Count;
        return [.. open[first..], .. open[..first]];
    }

    public bool HasAnother(ModelLink than) => links.Any(link => link != than && link.Circuit.Admits);
}
