using System.Collections.Concurrent;
using ChatAgency.Chaos.Asking;
using ChatAgency.Chaos.Recording;
using ChatAgency.Chaos.Running;
using ChatAgency.Simulators.Models;

namespace ChatAgency.Chaos.Breaking;

/// <summary>Writes the script of each request to the model: an echo of its question, and what goes wrong with it.</summary>
internal sealed class ModelBreaker(Playbill bill, Cast cast, Weather weather, History history)
{
    private readonly ConcurrentDictionary<SeenRequest, Performance> _performances = new(ReferenceEqualityComparer.Instance);

    public ModelScript Script(SeenRequest request)
    {
        var tag = Answers.TagIn(request.Question) ?? "";
        var play = bill.OfTag(tag);
        var dies = play?.CountCall() == true;
        var kind = Trouble(play, tag);
        var performance = new Performance(history.NextId(), tag, kind);
        _performances[request] = performance;
        history.Add(new Fact { What = Facts.ModelBegin, Id = performance.Id, Tag = tag, Channel = play?.Channel, Process = Via(request), Detail = kind });
        return dies ? Deadly(play!, request, tag) : ModelPlays.Of(kind, play is { Scene.Kind: SceneKind.LongAnswer } ? Answers.Long(tag) : Answers.Short(tag), play?.Scene.Pace ?? 1);
    }

    public void Ended(ModelExchange exchange)
    {
        if (!_performances.TryRemove(exchange.Request, out var performance)) return;
        history.Add(new Fact { What = Facts.ModelEnd, Id = performance.Id, Tag = performance.Tag, Heard = exchange.IsCancelled ? "left" : performance.Kind ?? "ok" });
    }

    private string? Trouble(Play? play, string tag)
    {
        if (play?.Scene.Model is { } trouble && play.Count("model " + tag) <= trouble.Times)
        {
            history.Add(new Fact { What = Facts.Struck, Fault = trouble.Fault, Channel = play.Channel, Tag = tag, Detail = trouble.Kind });
            return trouble.Kind;
        }

        if (weather.Is(MomentKinds.ModelDown)) return "500";
        return weather.Is(MomentKinds.ModelAway) ? "reset" : null;
    }

    private ModelScript Deadly(Play play, SeenRequest request, string tag)
    {
        var midway = play.Scene.Death!.AfterEffect;
        history.Add(new Fact { What = Facts.Struck, Fault = "F05", Channel = play.Channel, Tag = tag, Method = "model", Detail = midway ? "dies while the model streams" : "dies before the model answers" });
        var death = DieAsync(Via(request), midway ? TimeSpan.FromMilliseconds(150) : TimeSpan.Zero);
        var pieces = Answers.Short(tag);
        return midway
            ? ModelScript.Of(new ModelStep.Say(pieces[0]), new ModelStep.Gate(death), new ModelStep.Stall())
            : ModelScript.Of(new ModelStep.Gate(death), new ModelStep.Stall());
    }

    private async Task DieAsync(string? name, TimeSpan after)
    {
        await Task.Delay(after);
        cast.KillNow(name, "F05");
    }

    private static string? Via(SeenRequest request)
    {
        const string prefix = "/via/";
        if (!request.Path.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var end = request.Path.IndexOf('/', prefix.Length);
        return end < 0 ? null : request.Path[prefix.Length..end];
    }

    private sealed record Performance(long Id, string Tag, string? Kind);
}
