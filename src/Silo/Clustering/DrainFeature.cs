using ChatAgency.Grains.Conversations;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Configuration;
using Microsoft.Extensions.Options;

namespace ChatAgency.Silo.Clustering;

/// <summary>How long a silo that is asked to stop may take.</summary>
internal static class DrainFeature
{
    /// <summary>For handing over, leaving the cluster and closing the store.</summary>
    private const int SecondsAfterTurns = 10;

    internal static void AddDrain(this IServiceCollection services, AgencyHostKind kind)
    {
        if (kind == AgencyHostKind.Local) services.PostConfigure<TurnOptions>(static turns => turns.DrainSeconds ??= 0);
        services.AddOptions<HostOptions>().Configure<IOptions<TurnOptions>>(static (host, turns) =>
        {
            // What is wrong with the options themselves, their own check reports.
            if (turns.ValidOrNull() is { } valid) host.ShutdownTimeout = TimeSpan.FromSeconds((valid.DrainSeconds ?? TurnOptions.DefaultDrainSeconds) + SecondsAfterTurns);
        });
    }
}
