using System.Runtime.CompilerServices;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Running;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;

namespace ChatAgency.Grains.Conversations;

/// <summary>
/// The thin host of a conversation's <see cref="Runner"/>: its activation, its door and its end. The turn runs beside
/// the calls on this grain's scheduler; no call, timer or reminder awaits it.
/// </summary>
[GrainType("conversation")]
internal sealed class ConversationGrain(RunnerFactory factory) : Grain, IConversationGrain
{
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);
    private Runner runner = null!;
    private ConversationId id = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        id = ConversationId.TryParse(this.GetPrimaryKeyString(), out var parsed)
            ? parsed
            : throw new ArgumentException("The key of a conversation grain is a conversation id.");
        runner = factory.Create(id, GrainContext, Drop);
        await runner.StartAsync(cancellationToken);
        // A background task does not count as activity: while a turn is open this keeps the activation.
        this.RegisterGrainTimer(StayAsync, new GrainTimerCreationOptions(TimeSpan.Zero, OneMinute) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (runner is null) return;
        await runner.StopAsync();
        runner.Dispose();
    }

    public Task<AcceptResult> Accept(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (message.Conversation != id) throw new ArgumentException("The message belongs to another conversation.", nameof(message));
        return runner.AcceptAsync(message);
    }

    public Task<bool> Cancel(long? turn, PersonId by, CancellationToken cancellationToken) => runner.CancelAsync(turn);

    public Task<bool> TryAgain(long turn, PersonId by, CancellationToken cancellationToken) => runner.TryAgainAsync(turn);

    public Task Echo(Echo echo, CancellationToken cancellationToken)
    {
        runner.Echo(echo);
        return Task.CompletedTask;
    }

    public Task<ConversationView?> Read(CancellationToken cancellationToken) => Task.FromResult(runner.View());

    public Task<ConversationView?> ReadAll(CancellationToken cancellationToken) => runner.ViewAllAsync(cancellationToken);

    public async IAsyncEnumerable<ConversationChange> Watch(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in runner.WatchAsync(after, cancellationToken)) yield return change;
    }

    public Task Resume(CancellationToken cancellationToken) => runner.ResumeAsync();

    public async Task Erase(CancellationToken cancellationToken)
    {
        await runner.EraseAsync(cancellationToken);
        DeactivateOnIdle();
    }

    private void Drop(Exception? reason) => DeactivateOnIdle();

    private Task StayAsync(CancellationToken cancellationToken)
    {
        if (runner.HasWork) DelayDeactivation(2.5 * OneMinute);
        return Task.CompletedTask;
    }
}
