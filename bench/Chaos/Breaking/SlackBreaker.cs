using ChatAgency.Chaos.Asking;
using ChatAgency.Chaos.Recording;
using ChatAgency.Chaos.Running;
using ChatAgency.Simulators.Slack.Calls;
using ChatAgency.Simulators.Slack.Faults;

namespace ChatAgency.Chaos.Breaking;

/// <summary>Judges each call of the Web API: whether its caller dies of it, and what goes wrong with it.</summary>
internal sealed class SlackBreaker(Playbill bill, Cast cast, Weather weather, History history)
{
    private const int UpdatesThroughPerSecond = 4;
    private long _second;
    private int _updates;

    /// <summary>The fault of this call; null where it goes well.</summary>
    public Fault? Judge(IncomingCall call)
    {
        var play = bill.InChannel(call.Channel);
        if (play is not null && play.CountCall()) return Deadly(play, call);
        return (play is { Scene.Slack: { } trouble } ? Troubled(play, trouble, call) : null) ?? Weathered(call);
    }

    private Fault Deadly(Play play, IncomingCall call)
    {
        var afterEffect = play.Scene.Death!.AfterEffect;
        history.Add(new Fact { What = Facts.Struck, Fault = "F05", Channel = play.Channel, Method = call.Method, Detail = afterEffect ? "dies after its effect" : "dies before its effect" });
        // The answer waits until the caller's death has broken the connection.
        return new Fault { HasEffect = afterEffect, Reply = new FaultReply.After(end => DieAsync(call.Via, end)) };
    }

    private Task DieAsync(string? name, CancellationToken end)
    {
        cast.KillNow(name, "F05");
        return Task.Delay(Timeout.Infinite, end);
    }

    private Fault? Troubled(Play play, SlackTrouble trouble, IncomingCall call)
    {
        if (trouble.Fault == "F27" && call.Method == "chat.postMessage" && play.Count("unclear post") == 1)
            return Strike(play, trouble, call, new Fault { ReadLag = TimeSpan.FromSeconds(2), Reply = new FaultReply.Reset() }, 2);
        if (call.Method != trouble.Method) return null;
        var number = play.Count(call.Method);
        if (number < trouble.From || number >= trouble.From + trouble.Times) return null;
        return trouble.Fault switch
        {
            "F23" or "F24" => Strike(play, trouble, call, Fault.RateLimit((int)trouble.Seconds), trouble.Seconds),
            "F26" => Strike(play, trouble, call, new Fault { HasEffect = trouble.HasEffect, Reply = ReplyOf(trouble.Reply), ReadLag = TimeSpan.FromSeconds(trouble.Seconds) }, trouble.Seconds),
            "F52" => Strike(play, trouble, call, new Fault { Reply = ReplyOf(trouble.Reply), LandsAfter = Task.Delay(TimeSpan.FromSeconds(trouble.Seconds)) }, trouble.Seconds),
            _ => Strike(play, trouble, call, new Fault { HasEffect = trouble.HasEffect, Reply = ReplyOf(trouble.Reply) }, 0),
        };
    }

    private Fault Strike(Play play, SlackTrouble trouble, IncomingCall call, Fault fault, double seconds)
    {
        history.Add(new Fact { What = Facts.Struck, Fault = trouble.Fault, Channel = play.Channel, Method = call.Method, Detail = trouble.Reply, Took = Math.Round(seconds, 2) });
        return fault;
    }

    private Fault? Weathered(IncomingCall call)
    {
        if (weather.Is(MomentKinds.SlackDown)) return Fault.Status(503, hasEffect: false);
        if (weather.Is(MomentKinds.NoHistory) && call.Method == "conversations.replies") return Fault.Status(503, hasEffect: false);
        if (weather.Is(MomentKinds.SlackLimits) && call.Method == "chat.update" && IsOverLimit()) return Fault.RateLimit(1);
        return weather.Is(MomentKinds.SlackSlow) ? Fault.Slow(TimeSpan.FromSeconds(1), TimeProvider.System) : null;
    }

    private bool IsOverLimit()
    {
        var second = (long)history.Now;
        if (Interlocked.Exchange(ref _second, second) != second) Interlocked.Exchange(ref _updates, 0);
        return Interlocked.Increment(ref _updates) > UpdatesThroughPerSecond;
    }

    private static FaultReply ReplyOf(string reply) => reply switch
    {
        "hang" => new FaultReply.Hang(),
        "reset" => new FaultReply.Reset(),
        "503" => new FaultReply.Http(503),
        _ => new FaultReply.Error(reply),
    };
}
