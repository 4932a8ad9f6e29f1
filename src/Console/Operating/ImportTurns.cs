using System.Collections.Immutable;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Importing;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>Takes over a web conversation that another program held, some turns at a time. The same again changes nothing.</summary>
internal static class ImportTurns
{
    private const int Most = 500;

    public static async Task<IResult> PutAsync(string platform, string workspace, string person, string thread, HttpContext http, IGrainFactory grains)
    {
        if (platform != WebConversations.Platform) return ProblemResults.NotFound("Conversations are imported into the web chat alone: elsewhere they stand on the platform.");
        if (!WebConversations.IsName(thread)) return ProblemResults.BadRequest("A conversation's name has 1 to 64 letters, digits, '.', '_' and '-'.");
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.ImportBody, http.RequestAborted);
        if (problem is not null) return problem;
        if (body!.After < 0 || body.Turns is not { Count: >= 1 and <= Most } given || given.Any(static turn => !IsWhole(turn)))
            return ProblemResults.Unprocessable("Nothing was imported.", [$"'turns' has 1 to {Most} entries, each with 'id', 'question' of 1 to {IncomingMessage.MaxTextLength} characters, and 'answer'; 'after' is 0 or more."]);
        var conversation = new ConversationId(platform, workspace, person, thread);
        ImmutableArray<ImportedTurn> turns = [.. given.Select(turn => Of(turn!, person))];
        if (!await grains.GetGrain<IConversationGrain>(conversation.ToString()).Import(body.After, turns, http.RequestAborted))
            return ProblemResults.Conflict("The conversation has something else in the place of these turns: nothing was changed.");
        await grains.GetGrain<IConversationListGrain>($"{platform}/{workspace}/{person}").Touch(thread, WebConversations.Title(turns[0].Question), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static bool IsWhole(ImportTurnBody? turn) =>
        turn is { Id: { Length: > 0 and <= 128 }, Question: { Length: > 0 and <= IncomingMessage.MaxTextLength }, Answer: not null };

    private static ImportedTurn Of(ImportTurnBody turn, string person) => new(
        new MessageId(turn.Id!), new PersonId(person), turn.Question!, turn.AskedAt, turn.Answer!, turn.AnsweredAt, turn.Agent is { Length: > 0 } agent ? new AgentName(agent) : null);
}
