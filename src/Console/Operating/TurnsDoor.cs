using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>The turns that have not ended, those that are set aside, and what an operator does with one.</summary>
internal static class TurnsDoor
{
    public static async Task<IResult> InFlightAsync(HttpContext http, IGrainFactory grains)
    {
        var board = await grains.GetGrain<ITurnBoardGrain>(ITurnBoardGrain.Key).InFlight(Entry.Of(http).Budget);
        return TypedResults.Json(new BoardShown([.. board.Turns.Select(FlyingTurn.Of)], board.Silos), OperatorWire.Json.BoardShown);
    }

    /// <summary>Parked turns and those whose place is gone: what waits for an operator.</summary>
    public static Task<IResult> ParkedAsync(HttpContext http, IGrainFactory grains) => FindConversations.TurnsAsync(http, grains, static search => search with { Aside = true });

    public static async Task<IResult> ActAsync(TurnAct act, string conversation, long turn, HttpContext http, IGrainFactory grains)
    {
        if (!ConversationId.TryParse(conversation, out _)) return ProblemResults.BadRequest("A conversation is {platform}/{workspace}/{channel}:{thread}.");
        var (entry, grain) = (Entry.Of(http), grains.GetGrain<IConversationGrain>(conversation));
        if (await grain.Operate(act, turn, entry.Caller.Person, entry.Budget)) return TypedResults.NoContent();
        return await grain.Inspect(turn, entry.Budget) is { } facts
            ? ProblemResults.Conflict($"Turn {turn} is {facts.State.ToString().ToLowerInvariant()}: {Why(act)}")
            : ProblemResults.NotFound("There is no such turn.");
    }

    private static string Why(TurnAct act) => act switch
    {
        TurnAct.Retry => "only one that has ended with something in its place, or that an agent is at, is answered anew.",
        _ => "only one that has no result yet is stopped; what is on its way into the thread is settled.",
    };
}

/// <summary>The turns in flight, the oldest first, and the silos that were asked: what one that did not answer works on is not here.</summary>
internal sealed record BoardShown(IReadOnlyList<FlyingTurn> Turns, IReadOnlyList<SiloOnBoard> Silos);

/// <summary>A turn in flight; times in seconds.</summary>
internal sealed record FlyingTurn(string Conversation, long Turn, string State, string Silo, string? Agent, bool AwaitsPerson, int Waiting, double Age, double Still, int Unknown, int Attempt)
{
    public static FlyingTurn Of(TurnInFlight turn) => new(
        turn.Conversation, turn.Turn, turn.State.ToString().ToLowerInvariant(), turn.Silo, turn.Agent, turn.AwaitsPerson, turn.Waiting,
        Math.Round(turn.Age.TotalSeconds, 1), Math.Round(turn.Still.TotalSeconds, 1), turn.Unknown, turn.Attempt);
}
