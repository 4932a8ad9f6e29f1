using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Blocks;
using ChatAgency.Simulators.Slack.Views;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary><c>views.open</c>.</summary>
internal static class Opening
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(3);

    public static Outcome Open(MethodCall call)
    {
        if (call["trigger_id"] is not { Length: > 0 } id || call.Call.Json("view") is not JsonObject view) return Outcome.Error("invalid_arguments");
        if (!call.World.Triggers.TryGetValue(id, out var trigger)) return Outcome.Error("invalid_trigger_id");
        if (trigger.IsUsed) return Outcome.Error("exchanged_trigger_id");
        if (call.World.Now - trigger.At > s_life) return Outcome.Error("expired_trigger_id");
        if (ViewRules.Check(view) is { } fault) return Outcome.Error("invalid_arguments", fault);
        var opened = new OpenedView($"V{Guid.NewGuid():N}"[..11].ToUpperInvariant(), trigger.User, view.DeepClone().AsObject());
        var answer = view.DeepClone().AsObject();
        answer["id"] = opened.Id;
        return new Outcome(new JsonObject { ["ok"] = true, ["view"] = answer }, Commit: _ =>
        {
            trigger.IsUsed = true;
            call.World.Views.Add(opened);
        });
    }
}
