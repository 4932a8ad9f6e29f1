using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Deciding;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;
using CsCheck;
using Xunit;

namespace ChatAgency.Core.Tests.Accepting;

/// <summary>Whatever order messages, edits and deletions come in, and however often, the inbox ends the same.</summary>
public sealed class InboxProperties
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly EngineOptions Options = new()
    {
        Conversation = new ConversationId("test", "T1", "C1", "1.0"),
        Traits = new ThreadTraits { ProgressInterval = TimeSpan.FromSeconds(1), CallTimeout = TimeSpan.FromSeconds(10), ReadLag = TimeSpan.FromSeconds(8) },
    };

    private static readonly Gen<IncomingMessage[]> Deliveries =
        from messages in Gen.Select(Gen.Int[0, 3], Gen.Bool, static (edits, deleted) => (edits, deleted)).Array[1, 5]
        let all = messages.SelectMany(static (message, n) => All(n, message.edits, message.deleted)).ToArray()
        from repeated in Gen.Shuffle(all.Concat(all).ToArray())
        select repeated;

    [Fact]
    public void Every_order_and_repetition_of_deliveries_ends_in_the_newest_words_of_each_message_once()
    {
        Deliveries.Sample(deliveries =>
        {
            var state = EngineState.Of(ConversationRecord.Empty);
            var n = 0;
            foreach (var message in deliveries)
            {
                state = Engine.Handle(state, new ConversationEvent.MessageArrived(message), new Stamp(Now, new Guid(++n, 0, 0, new byte[8])), Options).State;
            }

            foreach (var group in deliveries.GroupBy(static message => message.Id))
            {
                var turns = state.Record.Turns.Where(turn => turn.Question.Id == group.Key && turn.State != TurnState.Withdrawn).ToArray();
                if (group.Any(static message => message.Kind == MessageKind.Deleted)) Assert.Empty(turns);
                else Assert.Equal(group.MaxBy(static message => message.EditedAt ?? DateTimeOffset.MinValue)!.Text, Assert.Single(turns).Question.Text);
            }

            Assert.Equal(state.Record.Turns.Length, state.Record.Turns.Select(static turn => turn.Number).Distinct().Count());
            Assert.Equal(state.Record.Seen.Length, state.Record.Seen.Select(static seen => seen.Id).Distinct().Count());
            Assert.DoesNotContain(state.Record.Turns, static turn => turn.State == TurnState.Withdrawn && turn.Question.Text.Length > 0);
        });
    }

    private static IEnumerable<IncomingMessage> All(int n, int edits, bool deleted)
    {
        yield return Message(n, MessageKind.Said, $"{n}");
        for (var edit = 1; edit <= edits; edit++) yield return Message(n, MessageKind.Edited, $"{n} edit {edit}", Now.AddSeconds(edit));
        if (deleted) yield return Message(n, MessageKind.Deleted, "");
    }

    private static IncomingMessage Message(int n, MessageKind kind, string text, DateTimeOffset? editedAt = null) => new()
    {
        Conversation = Options.Conversation,
        Id = new MessageId($"m{n}"),
        Kind = kind,
        Author = new PersonId("U1"),
        Text = text,
        SentAt = Now.AddSeconds(-n),
        EditedAt = editedAt,
    };
}
