using Orleans.CodeGeneration;

namespace ChatAgency.Grains.Interfaces.Names;

/// <summary>
/// Tells silos which names of a workspace they must not use any longer; its key is <c>{platform}/{workspace}</c>. It
/// remembers the latest 1,000 changes and stores nothing: where it began anew, all names are looked up anew.
/// </summary>
[Alias("ChatAgency.INamesGrain"), Version(1)]
public interface INamesGrain : IGrainWithStringKey
{
    /// <summary>A person, a channel or a group is called or made up otherwise now.</summary>
    [Alias("Changed")]
    Task Changed(string id, CancellationToken cancellationToken);

    /// <summary>What changed after that; the caller is given its first point of time where it names another life.</summary>
    [Alias("Since")]
    Task<NamesHeard> Since(string life, long number, CancellationToken cancellationToken);
}
