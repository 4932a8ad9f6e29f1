using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Profiles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Profiles;

/// <summary>
/// Keeps this silo's agents current: tells the cluster of changed files, and takes on what the cluster serves. Until it
/// was heard once, and while the store is away, what this silo has goes on answering.
/// </summary>
internal sealed partial class ProfileWatch(ProfileFiles files, AgentRoster roster, IGrainFactory grains, IOptions<AgentOptions> options, TimeProvider time, ILogger<ProfileWatch> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly Dictionary<string, string> _told = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;
    private long _known = -1;
    private bool _isAway;

    private IProfilesGrain Profiles => grains.GetGrain<IProfilesGrain>(IProfilesGrain.Key);

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(ProfileWatch), ServiceLifecycleStage.Active, Start, Stop);

    /// <summary>One look: at the files, then at the cluster.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var seen = files.Read();
        foreach (var (file, text) in seen)
        {
            if (!_told.TryGetValue(file, out var before) || before != text) await TellAsync(file, text, isChange: before is not null, cancellationToken);
        }

        foreach (var gone in _told.Keys.Where(file => !seen.ContainsKey(file)).ToArray()) await TakeBackAsync(gone, seen, cancellationToken);
        if (await Profiles.Served(_known, cancellationToken) is not { } served) return;
        ServedAgent[] agents = [.. served.Agents.Select(Agent).OfType<ServedAgent>()];
        // While the first silo of all still tells of its files, General may not be there yet.
        if (!agents.Any(static agent => agent.Current.Name == AgentName.General)) return;
        roster.Serve(agents);
        _known = served.Version;
        Log.Served(logger, agents.Length, served.Version);
    }

    public void Dispose() => _stopping.Dispose();

    private Task Start(CancellationToken cancellationToken)
    {
        // Not awaited: the silo answers with the files that it has meanwhile.
        _watching = WatchAsync();
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _watching;
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.ReloadSeconds), time);
        try
        {
            do await TryLookAsync();
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task TryLookAsync()
    {
        try
        {
            await LookAsync(_stopping.Token);
            _isAway = false;
        }
        catch (Exception exception) when (!_stopping.IsCancellationRequested)
        {
            if (!_isAway) Log.Away(logger, exception);
            _isAway = true;
        }
    }

    private async Task TellAsync(string file, string text, bool isChange, CancellationToken cancellationToken)
    {
        var outcome = await Profiles.Publish(file, text, isChange, cancellationToken);
        _told[file] = text;
        foreach (var fault in outcome.Faults) Log.Wrong(logger, fault);
    }

    // Where another file names the same agent, that one is its profile again: the built-in one, mostly.
    private async Task TakeBackAsync(string file, IReadOnlyDictionary<string, string> seen, CancellationToken cancellationToken)
    {
        if (Parsed(file, _told[file]) is { } gone)
        {
            var (other, text) = seen.FirstOrDefault(one => Parsed(one.Key, one.Value)?.Name == gone.Name);
            if (other is null) await Profiles.Retire(gone.Name.Value, $"file:{file}", cancellationToken);
            else await Profiles.Publish(other, text, isChange: true, cancellationToken);
        }

        _told.Remove(file);
    }

    // What an earlier build kept and this one cannot read is left out, and the rest is served.
    private ServedAgent? Agent(ServedProfile served)
    {
        if (Kept(served.Current) is { } current) return new ServedAgent(current, served.Trial is null ? null : Kept(served.Trial), served.Percent);
        Log.Wrong(logger, $"version {served.Current.Version}, {served.Current.Hash}");
        return null;
    }

    private static AgentProfile? Kept(ProfileText text) => Parsed("profile", text.Text) is { } profile ? profile with { Version = text.Version } : null;

    private static AgentProfile? Parsed(string file, string text)
    {
        try
        {
            return ProfileFile.Parse(file, text);
        }
        catch (ProfileFault)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2321, Level = LogLevel.Error, Message = "A profile is wrong, and the version before it goes on answering: {Fault}")]
        public static partial void Wrong(ILogger logger, string fault);

        [LoggerMessage(EventId = 2322, Level = LogLevel.Warning, Message = "The cluster's profiles cannot be read; this silo goes on with those that it has.")]
        public static partial void Away(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 2323, Level = LogLevel.Information, Message = "{Agents} agents are served, version {Version} of them all.")]
        public static partial void Served(ILogger logger, int agents, long version);
    }
}
