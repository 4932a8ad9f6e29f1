using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Deciding;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;
using ChatAgency.Micro.Talking;

namespace ChatAgency.Micro.Deciding;

/// <summary>Plays turns through the engine: each effect succeeds at once. What remains is what deciding costs.</summary>
internal static class PlayedTurn
{
    private static readonly DateTimeOffset s_begin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EngineOptions s_options = new()
    {
        Conversation = Threads.Id,
        Traits = new ThreadTraits { ProgressInterval = TimeSpan.FromSeconds(1), CallTimeout = TimeSpan.FromSeconds(10), ReadLag = TimeSpan.FromSeconds(10) },
    };

    /// <summary>A conversation with so many ended turns, owned by this activation.</summary>
    public static EngineState Conversation(int turns)
    {
        var state = Handle(EngineState.Of(ConversationRecord.Empty), new ConversationEvent.TakenOver(new Owner("silo", "one", s_begin), false), 0).State;
        for (var number = 1; number <= turns; number++) state = Turn(state, number, 1);
        return state;
    }

    /// <summary>The next turn, from the message to its end.</summary>
    /// <param name="state">The conversation.</param>
    /// <param name="number">Which turn it is.</param>
    /// <param name="pieces">In how many pieces the model's answer comes.</param>
    /// <returns>The conversation with it.</returns>
    public static EngineState Turn(EngineState state, int number, int pieces)
    {
        var todo = new Queue<ConversationEvent>([new ConversationEvent.MessageArrived(Message(number))]);
        while (todo.TryDequeue(out var happened))
        {
            var step = Handle(state, happened, number);
            state = step.State;
            foreach (var effect in step.Effects) Carry(effect, pieces, todo);
        }

        if (state.Record.HasWork()) throw new InvalidOperationException("The turn has not ended.");
        return state;
    }

    /// <summary>One step.</summary>
    public static Step Handle(EngineState state, ConversationEvent happened, int number) =>
        Engine.Handle(state, happened, new Stamp(s_begin.AddMinutes(number), new Guid(number, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8)), s_options);

    /// <summary>The message that asks for this turn.</summary>
    public static IncomingMessage Message(int number) => new()
    {
        Conversation = Threads.Id,
        Id = new MessageId($"1605853844.{number:000000}"),
        Author = new PersonId("U061F7AUR"),
        Text = Threads.Question,
        SentAt = s_begin.AddMinutes(number),
    };

    private static void Carry(Effect effect, int pieces, Queue<ConversationEvent> todo)
    {
        switch (effect)
        {
            case Effect.ChooseRoute e:
                todo.Enqueue(new ConversationEvent.RouteChosen(e.Ask, new Route(AgentName.General, 1, "It fits.", "one")));
                break;
            case Effect.AskAgent e:
                for (var piece = 0; piece < pieces; piece++) todo.Enqueue(new ConversationEvent.TextGrew(e.Ask, Threads.Answer[..(Threads.Answer.Length / pieces)]));
                todo.Enqueue(new ConversationEvent.AgentFinished(e.Ask));
                break;
            case Effect.LayOut e:
                todo.Enqueue(new ConversationEvent.LaidOut(e.Revision, [new PartBody(e.Text.Markdown, "[]")]));
                break;
            case Effect.PostPart e:
                todo.Enqueue(new ConversationEvent.PostEnded(e.Mark.Marker, e.Mark.Revision, new PostResult.Done(new PostId($"1605853845.{e.Mark.Revision}"))));
                break;
            case Effect.UpdatePost e:
                todo.Enqueue(new ConversationEvent.UpdateEnded(e.Post, e.Mark.Revision, new UpdateResult.Done()));
                break;
            case Effect.WritePage e:
                todo.Enqueue(new ConversationEvent.PageWritten(e.Page, e.Turns));
                break;
            case Effect.Summarise e:
                todo.Enqueue(new ConversationEvent.Summed(e.Page, e.Before, "The gist."));
                break;
            case Effect.StopAgent or Effect.Tell:
                // An agent that has finished is told to stop once more, and who watches hears of the end: nothing comes back.
                break;
            default:
                throw new InvalidOperationException($"A turn without trouble has no {effect.GetType().Name}.");
        }
    }
}
