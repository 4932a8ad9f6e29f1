using ChatAgency.Grains.Interfaces.Names;

namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>Hears of names and keeps none.</summary>
public sealed class StagedNamesGrain : Grain, INamesGrain
{
    public Task Changed(string id, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<NamesHeard> Since(string life, long number, CancellationToken cancellationToken) => Task.FromResult(new NamesHeard("life", 0, null));
}
