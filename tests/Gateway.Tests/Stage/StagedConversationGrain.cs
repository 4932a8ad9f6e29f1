using System.Collections.Immutable;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Importing;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Running;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>A conversation that does what its test says.</summary>
public sealed class StagedConversationGrain : Grain, IConversationGrain
{
    private StagedConversation Staged => StagedConversation.Of(this.GetPrimaryKeyString());

    public Task<AcceptResult> Accept(IncomingMessage message, CancellationToken cancellationToken) => Staged.Accept(message, cancellationToken);

    public Task<bool> Cancel(long? turn, PersonId by, CancellationToken cancellationToken) => Task.FromResult(Staged.Cancel(turn));

    public Task<bool> Decide(long turn, string approval, bool approves, PersonId by, CancellationToken cancellationToken) => Task.FromResult(Staged.Decide(turn, approval, approves));

    public Task<bool> TryAgain(long turn, PersonId by, CancellationToken cancellationToken) => Task.FromResult(Staged.TryAgain(turn));

    public Task<bool> Redo(long turn, bool shorter, PersonId by, DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult(Staged.Redo(turn, shorter));

    public Task<bool> Rate(long turn, Verdict verdict, string? reason, PersonId by, DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult(Staged.Rate(turn, verdict, reason));

    public Task<bool> TakeBack(long turn, Verdict? verdict, PersonId by, DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult(Staged.Rate(turn, Verdict.TakenBack, null));

    public Task<long?> TurnOf(PostId post, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public Task<Explanation?> Explain(long turn, CancellationToken cancellationToken) => Task.FromResult<Explanation?>(null);

    public Task<bool> AnswerBy(long turn, AgentName agent, PersonId by, CancellationToken cancellationToken) => Task.FromResult(Staged.AnswerBy(turn, agent.Value));

    public Task Echo(Echo echo, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ConversationView?> Read(CancellationToken cancellationToken) => Task.FromResult(Staged.Read());

    public Task<ConversationView?> ReadAll(CancellationToken cancellationToken) => Task.FromResult(Staged.Read());

    public IAsyncEnumerable<ConversationChange> Watch(string? after, CancellationToken cancellationToken) => Staged.Watch(after, cancellationToken);

    public Task Resume(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int?> EraseWordsOf(PersonId person, string by, CancellationToken cancellationToken) => Task.FromResult<int?>(null);

    public Task<Aged> ForgetBefore(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(new Aged(0, [], false));

    public Task<bool> Import(long after, ImmutableArray<ImportedTurn> turns, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task EraseBy(PersonId by, CancellationToken cancellationToken) => Erase(cancellationToken);

    public Task<TurnFacts?> Inspect(long? turn, CancellationToken cancellationToken) => Task.FromResult<TurnFacts?>(null);

    public Task<bool> Operate(TurnAct act, long turn, string by, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<ConversationView?> ReadFor(string by, string reason, CancellationToken cancellationToken) => ReadAll(cancellationToken);

    public Task Erase(CancellationToken cancellationToken)
    {
        Staged.Erase();
        return Task.CompletedTask;
    }
}
