namespace ChatAgency.Scale.Filling;

/// <summary>A kind of store that can be filled by generated conversations.</summary>
internal interface IFilledStore : IAsyncDisposable
{
    /// <summary>What an agency is set to so that it keeps its records in an empty store of its own.</summary>
    Task<IReadOnlyDictionary<string, string>> NewAsync();

    /// <summary>Puts copies of the one conversation in a store beside it, under their ids; the agency is down meanwhile.</summary>
    /// <param name="dataFolder">The agency's data folder.</param>
    /// <param name="settings">What <see cref="NewAsync"/> gave it.</param>
    /// <param name="filling">The conversations.</param>
    /// <param name="cancellationToken">Ends the fill.</param>
    /// <exception cref="InvalidOperationException">The template is not in the store, or not as it is expected to be.</exception>
    Task FillAsync(string dataFolder, IReadOnlyDictionary<string, string> settings, Generated filling, CancellationToken cancellationToken);
}
