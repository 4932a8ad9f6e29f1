using System.Globalization;
using ChatAgency.Core.Auditing;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>From whatever an operator has in hand to all that is known of a turn.</summary>
internal static class WhyDoor
{
    // So many looks into the audit for one answer; a turn that lies further apart is told in part.
    private const int MostLooks = 6;
    private const int AtOnce = 500;
    private static readonly TimeSpan s_before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_after = TimeSpan.FromMinutes(1);

    public static async Task<IResult> TellAsync(string? of, string? turn, HttpContext http, IGrainFactory grains, WorkspacePlatforms platforms, TimeProvider time)
    {
        if (WhyAsked.Read(of) is not { } asked || (turn is not null && !long.TryParse(turn, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return ProblemResults.Unprocessable("What is asked about cannot be understood.", ["of is an error id (E-01234567), a conversation (slack/T024BE7LD/C024BE91L:1482960137.003543, with #2 for its turn 2), a link to a message on Slack, or a ts with or without channel (C024BE91L:1482960137.003543); turn is a number"]);
        if (asked.Conversation is { } named && !platforms.Has(named.Platform)) return NotFound();
        var budget = Entry.Of(http).Budget;
        var places = await new WhyPlaces(grains, budget).FindAsync(turn is null ? asked : asked with { Turn = long.Parse(turn, CultureInfo.InvariantCulture) });
        foreach (var place in places)
        {
            if (await grains.GetGrain<IConversationGrain>(place.Conversation).Inspect(place.Turn, budget) is not { } facts) continue;
            var (acts, areWhole) = await ActsAsync(place.Conversation, facts, grains, time, budget);
            return TypedResults.Json(WhyShown.Of(place.Conversation, facts, acts, areWhole, [.. places.Skip(1).Select(static other => new PlaceShown(other.Conversation, other.Turn))]), OperatorWire.Json.WhyShown);
        }

        return NotFound();
    }

    private static ProblemResult NotFound() => ProblemResults.NotFound("Nothing is known of it: it was never asked of the agency, it was erased, or it is older than what is kept.");

    /// <summary>What the audit has of the turn: tools, approvals, what operators did.</summary>
    public static async Task<(IReadOnlyList<AuditEvent> Acts, bool AreWhole)> ActsAsync(string conversation, TurnFacts facts, IGrainFactory grains, TimeProvider time, CancellationToken budget)
    {
        var number = facts.Turn.ToString(CultureInfo.InvariantCulture);
        var chain = grains.GetGrain<IAuditGrain>(AuditEvent.ChainOf(conversation, IAuditGrain.Chains));
        var search = new AuditSearch(facts.AcceptedAt - s_before, (facts.EndedAt ?? time.GetUtcNow()) + s_after, null, null, AtOnce);
        var acts = new List<AuditEvent>();
        for (var looks = 0; looks < MostLooks; looks++)
        {
            var found = await chain.Find(search, budget);
            acts.AddRange(found.Records.Select(static record => record.Event).Where(what => what.Conversation == conversation && what.Details.Any(detail => detail.Key == "turn" && detail.Value == number)));
            if (found.Reached is null) return (acts, true);
            search = search with { After = found.Reached };
        }

        return (acts, false);
    }
}
