using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Operating;

/// <summary>An operator finds a turn from whatever they have in hand, acts on it, and reads a transcript for a reason; all over HTTP.</summary>
public sealed class FindingTests(OperatedAgency agency) : IClassFixture<OperatedAgency>
{
    private const string Api = "/admin/api";
    private const string Planted = "planted-words";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task A_turn_is_found_told_of_voted_down_and_its_transcript_shown_for_a_reason()
    {
        using var client = agency.Agency.Client();
        var name = Guid.NewGuid().ToString("N");
        await client.AskAsync(name, $"code: {Planted}");
        var conversation = $"web/local/api:{name}";
        var found = await FoundAsync("conversations?person=api&workspace=web/local&state=completed", one => Said(one, "conversation") == conversation);
        Assert.Equal(("completed", "Code"), (Said(found.GetProperty("newest"), "state"), Said(found.GetProperty("newest"), "agent")));

        var why = await agency.ReadAsync($"{Api}/why?of={Uri.EscapeDataString(conversation)}");
        Assert.Equal((conversation, 1, "Code", "named"), (Said(why, "conversation"), why.GetProperty("turn").GetInt32(), Said(why.GetProperty("route"), "agent"), Said(why.GetProperty("route"), "by")));
        Assert.True(why.GetProperty("route").GetProperty("router").GetString()!.Length > 0);
        Assert.Equal(12, Said(Assert.Single(why.GetProperty("agents").EnumerateArray()), "hash").Length);
        Assert.NotEmpty(why.GetProperty("posts").EnumerateArray());
        var times = why.GetProperty("times");
        Assert.True(times.GetProperty("took").GetDouble() >= 0);
        Assert.InRange(times.GetProperty("firstWordsAt").GetDateTimeOffset(), times.GetProperty("firstPostAt").GetDateTimeOffset(), times.GetProperty("endedAt").GetDateTimeOffset());
        Assert.True(why.GetProperty("usage").GetProperty("cost").GetDecimal() > 0);
        Assert.DoesNotContain(Planted, why.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, (await agency.ReadAsync($"{Api}/why?of={Uri.EscapeDataString(conversation)}&turn=1")).GetProperty("turn").GetInt32());

        var transcript = $"{Api}/conversations/{conversation}/transcript";
        Assert.Single(await OperatedAgency.ErrorsAsync(agency.Operator.PostAsJsonAsync(transcript, new { reason = "" }, TestContext.Current.CancellationToken)));
        using var shown = await agency.Operator.PostAsJsonAsync(transcript, new { reason = "complaint 12" }, Token);
        Assert.Contains(Planted, await shown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var read = await FoundAsync("audit?kind=TranscriptRead", one => Said(one, "conversation") == conversation, "records");
        Assert.Equal(("admin", "complaint_12"), (Said(read, "who"), Said(Assert.Single(read.GetProperty("details").EnumerateArray()), "value")));

        var spent = Assert.Single((await agency.ReadAsync($"{Api}/budgets")).GetProperty("spending").GetProperty("workspaces").EnumerateArray());
        Assert.Equal("web/local", Said(spent, "workspace"));
        Assert.True(spent.GetProperty("turns").GetInt32() >= 1 && spent.GetProperty("inputTokens").GetInt64() > 0 && spent.GetProperty("cost").GetDecimal() >= why.GetProperty("usage").GetProperty("cost").GetDecimal());
        Assert.Contains("web/local", (await agency.ReadAsync($"{Api}/workspaces")).GetProperty("workspaces").EnumerateArray().Select(static one => Said(one, "workspace")));
        Assert.Empty((await agency.ReadAsync($"{Api}/feedback/down")).GetProperty("turns").EnumerateArray());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_turn_in_flight_is_seen_parked_found_by_its_error_id_and_replayed()
    {
        agency.Model.When(static request => request.Prompt.Contains($"{Planted} slow", StringComparison.Ordinal), ModelScript.Of(new ModelStep.Stall()), uses: 1);
        using var client = agency.Agency.Client();
        var name = Guid.NewGuid().ToString("N");
        await client.AskAsync(name, $"code: {Planted} slow");
        var conversation = $"web/local/api:{name}";
        var flying = await FoundAsync("turns", one => Said(one, "conversation") == conversation && Said(one, "state") == "answering");
        Assert.True(flying.GetProperty("age").GetDouble() >= 0);
        // A call that had not begun would leave its script to the next one.
        await agency.Model.WaitForAsync(static exchanges => exchanges.Any(static exchange => exchange.Request.Prompt.Contains($"{Planted} slow", StringComparison.Ordinal)), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True((await agency.ReadAsync($"{Api}/turns")).GetProperty("silos")[0].GetProperty("answered").GetBoolean());

        await DoneAsync(agency.Operator.PostAsync($"{Api}/turns/{conversation}/1/park", null, Token));
        var turn = await OperatedAgency.UntilAsync(async () => Assert.Single(await client.TurnsAsync(name)), static one => Said(one, "state") == "failed");
        var parked = await FoundAsync("turns/parked", one => Said(one, "conversation") == conversation);
        var error = Said(parked, "errorId");
        Assert.Contains(error, turn.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(conversation, (await agency.ReadAsync($"{Api}/failures")).GetProperty("turns").EnumerateArray().Select(static one => Said(one, "conversation")));
        var why = await agency.ReadAsync($"{Api}/why?of={error.ToLowerInvariant()}");
        Assert.Equal((conversation, true), (Said(why, "conversation"), why.GetProperty("parked").GetBoolean()));
        Assert.Contains("TurnParked", why.GetProperty("acts").EnumerateArray().Select(static act => Said(act, "kind")));
        await Answer.ProblemAsync(await agency.Operator.PostAsync($"{Api}/turns/{conversation}/1/park", null, Token), HttpStatusCode.Conflict);

        await DoneAsync(agency.Operator.PostAsync($"{Api}/turns/{conversation}/1/retry", null, Token));
        turn = await OperatedAgency.UntilAsync(async () => Assert.Single(await client.TurnsAsync(name)), static one => Said(one, "state") is "completed" or "cancelled" or "declined");
        Assert.Equal("completed", Said(turn, "state"));
        await OperatedAgency.UntilAsync(
            async () => (await agency.ReadAsync($"{Api}/turns/parked")).GetProperty("turns").EnumerateArray().All(one => Said(one, "conversation") != conversation), static isGone => isGone);
    }

    [Fact]
    public async Task What_cannot_be_understood_is_said_fault_by_fault() =>
        Assert.Equal(7, (await OperatedAgency.ErrorsAsync(agency.Operator.GetAsync($"{Api}/conversations?from=then&to=now&workspace=x&state=9&rating=best&after=1&limit=501", Token))).Length);

    /// <summary>The first that is as wanted: the register is a second behind.</summary>
    private Task<JsonElement> FoundAsync(string door, Func<JsonElement, bool> wanted, string? list = null) => OperatedAgency.UntilAsync(
        async () => (await agency.ReadAsync($"{Api}/{door}")).GetProperty(list ?? door.Split('?', '/')[0]).EnumerateArray().FirstOrDefault(wanted), static found => found.ValueKind == JsonValueKind.Object);

    private static async Task DoneAsync(Task<HttpResponseMessage> act)
    {
        using var response = await act;
        Assert.True(response.StatusCode == HttpStatusCode.NoContent, await response.Content.ReadAsStringAsync(Token));
    }

    private static string Said(JsonElement one, string member) => one.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";
}
