using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Hosting.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Changing;

/// <summary>
/// Lays what the cluster has changed over this host's own configuration: asked for every two seconds, from when the host has
/// started. Until it was heard once the host's own settings hold, and while it cannot be heard those that it heard last.
/// </summary>
public sealed partial class SettingsWatch : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly SettingsCatalog _catalog;
    private readonly SettingsJudge _judge;
    private readonly SettingsOverlay _overlay;
    private readonly IGrainFactory _grains;
    private readonly IHostApplicationLifetime _life;
    private readonly TimeProvider _time;
    private readonly ILogger<SettingsWatch> _logger;
    private readonly SemaphoreSlim _one = new(1);
    private bool _isAway;

    internal SettingsWatch(SettingsCatalog catalog, SettingsJudge judge, SettingsOverlay overlay, IGrainFactory grains, IHostApplicationLifetime life, TimeProvider time, ILogger<SettingsWatch> logger) =>
        (_catalog, _judge, _overlay, _grains, _life, _time, _logger) = (catalog, judge, overlay, grains, life, time, logger);

    /// <summary>What holds on this host; version -1 before the cluster was heard.</summary>
    internal HeldSettings Held { get; private set; } = HeldSettings.None;

    /// <summary>Asks now, and not at the next round: for who has just changed something.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var changed = await _grains.GetGrain<ISettingsGrain>(ISettingsGrain.Key).Read(Held.Version, cancellationToken).WaitAsync(cancellationToken);
            if (changed is not null) Take(changed);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            using var pace = new PeriodicTimer(Pause, _time);
            do await TryLookAsync(stoppingToken);
            while (await pace.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    // Before that there is nobody to ask.
    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = _life.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task TryLookAsync(CancellationToken stoppingToken)
    {
        using var limit = new CancellationTokenSource(Limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        try
        {
            await LookAsync(either.Token);
            _isAway = false;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            if (!_isAway) Log.Away(_logger, exception.GetType().Name);
            _isAway = true;
        }
    }

    private void Take(ChangedSettings changed)
    {
        var judged = _judge.Judge(changed.Values);
        var (settings, lists) = Expansion.Of(_catalog, judged.Good);
        _overlay.Lay(settings, lists);
        Held = new HeldSettings(changed.Version, changed.Values, judged.Bad);
        foreach (var (key, why) in judged.Bad) Log.Left(_logger, key, why);
        Log.Laid(_logger, judged.Good.Count, changed.Version);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5200, Level = LogLevel.Information, Message = "{Settings} settings hold otherwise than this host is configured, version {Version}.")]
        public static partial void Laid(ILogger logger, int settings, long version);

        [LoggerMessage(EventId = 5201, Level = LogLevel.Warning, Message = "The changed setting {Setting} is wrong here and left out: {Reason}")]
        public static partial void Left(ILogger logger, string setting, string reason);

        [LoggerMessage(EventId = 5202, Level = LogLevel.Warning, Message = "The cluster's changed settings cannot be read ({Reason}); this host goes on with those that it has.")]
        public static partial void Away(ILogger logger, string reason);
    }
}
