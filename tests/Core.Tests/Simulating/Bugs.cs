using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Deciding;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The bugs that others have had, planted one at a time, and the invariant that must find each.</summary>
internal static class Bugs
{
    public static readonly Dictionary<string, (Planted Bug, string[] Caught)> All = new()
    {
        ["ack before write"] = (new Planted { Door = static (_, _) => AckFirst }, ["I1"]),
        ["de-dup by event id only"] = (new Planted { Door = static (sim, door) => (runner, message) => door(runner, message with { Id = new MessageId($"{message.Id}#{sim.Dice.Next(1_000_000)}") }) }, ["I1", "I5"]),
        ["de-dup key before lock"] = (new Planted { Door = static (_, door) => KeyFirst(door) }, ["I1"]),
        ["message_changed answered"] = (new Planted { Door = static (_, door) => (runner, message) => door(runner, message.Kind == MessageKind.Edited ? message with { Kind = MessageKind.Said, Id = new MessageId($"{message.Id}#edit") } : message) }, ["I1"]),
        ["lock TTL 30 s"] = (new Planted { Options = static options => options with { StampLife = TimeSpan.FromSeconds(30) } }, ["owner"]),
        ["no fence: tags ignored"] = (new Planted { IgnoresTags = true }, ["I1", "I2", "I5", "fence"]),
        ["no fence: saved before durable"] = (new Planted { Store = static (_, _, store) => new HastyStore(store) }, ["fence", "I1", "I2"]),
        ["no marker"] = (new Planted { Thread = static (_, _, thread) => new BrokenThread(thread) { StripsMarker = true } }, ["I1", "I2"]),
        ["fallback re-post"] = (new Planted { Thread = static (_, _, thread) => new BrokenThread(thread) { PostsAgain = true } }, ["I2"]),
        ["multipart restart"] = (new Planted { Thread = static (_, _, thread) => new BrokenThread(thread) { RestartsParts = true } }, ["I2"]),
        ["non-monotonic update"] = (new Planted { Thread = static (sim, _, thread) => new BrokenThread(thread) { Delayed = sim } }, ["I1"]),
        ["marker not found = not sent"] = (new Planted { Rules = static _ => On<ConversationEvent.FindEnded>(static e => e with { BegunAt = e.BegunAt.AddDays(1) }) }, ["I2"]),
        ["unknown update not read back"] = (new Planted { Rules = static _ => On<ConversationEvent.UpdateEnded>(static e => e.Result is UpdateResult.Unknown ? e with { Result = new UpdateResult.Done() } : e) }, ["I1"]),
        ["partial text kept after filter"] = (new Planted { Rules = static _ => On<ConversationEvent.AgentFailed>(static e => e.Failure.Kind == FailureKind.ContentFiltered ? e with { Failure = e.Failure with { Kind = FailureKind.ModelMisconfigured } } : e) }, ["I1"]),
        ["deletion stops at the page"] = (new Planted { Rules = static _ => On<ConversationEvent.PagesRedacted>(static e => e with { Turns = [] }) }, ["I1", "I2"]),
        ["choice lost in the merge"] = (new Planted { Rules = static _ => On<ConversationEvent.SaveConflicted>(static e => e with { Theirs = e.Theirs with { Turns = [.. e.Theirs.Turns.Select(static turn => turn with { Choice = null })] } }) }, ["I7", "I5"]),
        ["third model call"] = (new Planted { Options = static options => options with { Attempts = 3 } }, ["I5"]),
        ["stale replay"] = (new Planted { Options = static options => options with { StaleAfter = TimeSpan.FromDays(1000), TaskTimeout = TimeSpan.FromDays(1000) } }, ["I1"]),
        ["reminder-only recovery"] = (new Planted { ResumesEvery = TimeSpan.FromSeconds(60) }, ["resume"]),
    };

    private static Rules On<T>(Func<T, T> change)
        where T : ConversationEvent => (state, happened, stamp, options) => Engine.Handle(state, happened is T one ? change(one) : happened, stamp, options);

    private static Task<AcceptResult> AckFirst(Core.Running.Runner runner, IncomingMessage message)
    {
        _ = runner.AcceptAsync(message);
        return Task.FromResult(new AcceptResult(AcceptOutcome.Accepted));
    }

    private static Door KeyFirst(Door door)
    {
        var keys = new HashSet<(MessageId, MessageKind, DateTimeOffset?)>();
        return (runner, message) => keys.Add((message.Id, message.Kind, message.EditedAt)) ? door(runner, message) : Task.FromResult(new AcceptResult(AcceptOutcome.Duplicate));
    }
}
