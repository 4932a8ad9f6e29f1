using ChatAgency.Grains.Interfaces.Installing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;

namespace ChatAgency.Slack.Installing;

/// <summary>Keeps which tickets were used until they are none any more.</summary>
[GrainType("slack-install-tickets")]
internal sealed class InstallTicketsGrain([FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage, TimeProvider time)
    : Grain, IInstallTicketsGrain
{
    private const string Name = "install-tickets";

    // Whoever asks for tickets by the thousand gets no more room than this.
    private const int Most = 1_000;

    private readonly GrainState<InstallTicketsState> stored = new(new InstallTicketsState());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await storage.ReadStateAsync(Name, this.GetGrainId(), stored, cancellationToken);
        stored.State ??= new InstallTicketsState();
    }

    public async Task<bool> Spend(string ticket, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var used = stored.State!.Used.Where(one => one.Value > time.GetUtcNow()).ToDictionary(StringComparer.Ordinal);
        if (used.Count >= Most || !used.TryAdd(ticket, until)) return false;
        stored.State = new InstallTicketsState { Used = used };
        try
        {
            await storage.WriteStateAsync(Name, this.GetGrainId(), stored, CancellationToken.None);
            return true;
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
