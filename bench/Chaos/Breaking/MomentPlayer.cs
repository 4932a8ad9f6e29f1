using ChatAgency.Chaos.Recording;
using ChatAgency.Chaos.Running;
using ChatAgency.Simulators.Slack;

namespace ChatAgency.Chaos.Breaking;

/// <summary>Breaks for all what the schedule says, when it says so.</summary>
internal sealed class MomentPlayer(SlackSimulator slack, Cast cast, Store? store, Weather weather, History history, CancellationToken cancellationToken) : IDisposable
{
    private static readonly TimeSpan s_betweenDeaths = TimeSpan.FromMilliseconds(1_500);
    private readonly SemaphoreSlim _processes = new(1, 1);
    private readonly List<Task> _playing = [];

    public void Begin(Moment moment) => _playing.Add(PlayAsync(moment));

    /// <summary>Waits until all that was begun has ended.</summary>
    public Task EndAsync() => Task.WhenAll(_playing);

    public void Dispose() => _processes.Dispose();

    private Task PlayAsync(Moment moment) => moment.Kind switch
    {
        MomentKinds.Kill => OneByOneAsync(() => KillAsync([Pick(cast.Workers, moment)], moment)),
        MomentKinds.KillAll => OneByOneAsync(() => KillAsync(cast.Workers, moment)),
        MomentKinds.KillGateway => OneByOneAsync(() => KillAsync([Pick(cast.Doors, moment)], moment)),
        MomentKinds.NoGateways => OneByOneAsync(() => KillAsync(cast.Doors, moment)),
        MomentKinds.Freeze => OneByOneAsync(() => Pick(cast.Workers, moment).FreezeAsync(moment.Fault, moment.Seconds, cancellationToken)),
        MomentKinds.Stop => OneByOneAsync(() => Pick(cast.All, moment).StopAndStartAsync(moment.Fault, cancellationToken)),
        MomentKinds.Roll => OneByOneAsync(() => RollAsync(moment)),
        MomentKinds.StoreKill when store is not null => OneByOneAsync(() => store.KillAsync(moment.Fault)),
        _ => WeatherAsync(moment),
    };

    /// <summary>Processes are broken one after the other, so that each kill finds one alive.</summary>
    private async Task OneByOneAsync(Func<Task> play)
    {
        await _processes.WaitAsync(cancellationToken);
        try
        {
            await play();
            await Task.Delay(s_betweenDeaths, cancellationToken);
        }
        finally
        {
            _processes.Release();
        }
    }

    private async Task KillAsync(IReadOnlyList<Host> hosts, Moment moment)
    {
        foreach (var host in hosts) await host.UpAsync(cancellationToken);
        foreach (var host in hosts) host.KillNow(moment.Fault, moment.Seconds, cancellationToken);
        foreach (var host in hosts) await host.UpAsync(cancellationToken);
    }

    private async Task RollAsync(Moment moment)
    {
        foreach (var host in cast.All)
        {
            await host.UpAsync(cancellationToken);
            await host.StopAndStartAsync(moment.Fault, cancellationToken);
        }
    }

    private async Task WeatherAsync(Moment moment)
    {
        var id = history.NextId();
        history.Add(new Fact { What = Facts.FaultBegin, Fault = moment.Fault, Id = id, Detail = moment.Kind, Took = Math.Round(moment.Seconds, 2) });
        Turn(moment.Kind, isOn: true, moment.Seconds);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(moment.Seconds), cancellationToken);
        }
        finally
        {
            Turn(moment.Kind, isOn: false, 0);
            history.Add(new Fact { What = Facts.FaultEnd, Fault = moment.Fault, Id = id, Detail = moment.Kind });
        }
    }

    private void Turn(string kind, bool isOn, double seconds)
    {
        switch (kind)
        {
            case MomentKinds.Lag:
                slack.ReadLag = isOn ? TimeSpan.FromSeconds(Math.Min(8, seconds / 1.5)) : TimeSpan.Zero;
                break;
            case MomentKinds.Deaf:
                slack.ReadLag = isOn ? TimeSpan.FromSeconds(8) : TimeSpan.Zero;
                slack.SendsEchoes = !isOn;
                break;
            case MomentKinds.UniqueIds:
                slack.HonoursClientMessageId = isOn;
                break;
            case MomentKinds.NoEchoes:
                slack.SendsEchoes = !isOn;
                break;
            case MomentKinds.StoreAway or MomentKinds.StoreSlow or MomentKinds.StoreMute:
                store?.Turn(kind, isOn);
                break;
            default:
                if (isOn) weather.Begin(kind);
                else weather.End(kind);
                break;
        }
    }

    private static Host Pick(IReadOnlyList<Host> hosts, Moment moment) => hosts[moment.Which % hosts.Count];
}
