using System.Net;
using System.Net.Http.Json;
using ChatAgency.EndToEnd.Doors;
using Xunit;

namespace ChatAgency.EndToEnd.Operating;

/// <summary>Operators say how a workspace wants its messages routed, over HTTP, and the next messages are.</summary>
public sealed class RoutingTests(OperatedAgency agency) : IClassFixture<OperatedAgency>
{
    // The tenant and the person of the API key.
    private const string Web = "/admin/api/workspaces/web/local";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_and_a_preference_decide_who_answers_until_they_are_taken_back()
    {
        await DoneAsync(agency.Operator.PutAsJsonAsync($"{Web}/routing", new { rules = new[] { new { agent = "creative", words = new[] { "invoice run" } } } }, Token));
        var ruled = await agency.AskUntilAsync("SELECT name FROM users for the invoice run", static turn => turn.GetProperty("agent").GetString() == "Creative");
        Assert.Contains("rule of this workspace", ruled.GetProperty("reason").GetString(), StringComparison.Ordinal);

        await DoneAsync(agency.Operator.PutAsJsonAsync($"{Web}/preferences/api", new { agent = "TECHNICAL" }, Token));
        var preferred = await agency.AskUntilAsync("SELECT name FROM users for the invoice run", static turn => turn.GetProperty("agent").GetString() == "Technical");
        Assert.Equal("You set Technical as your agent.", preferred.GetProperty("reason").GetString());
        Assert.Equal("""[{"person":"api","agent":"Technical"}]""", (await agency.ReadAsync($"{Web}/preferences")).GetRawText());
        Assert.Equal(1, (await agency.ReadAsync($"{Web}/routing")).GetProperty("preferences").GetInt32());

        await DoneAsync(agency.Operator.DeleteAsync($"{Web}/preferences/api", Token));
        await DoneAsync(agency.Operator.PutAsJsonAsync($"{Web}/routing", new { }, Token));
        await agency.AskUntilAsync("SELECT name FROM users for the invoice run", static turn => turn.GetProperty("agent").GetString() == "Code");
    }

    [Fact]
    public async Task What_is_set_is_shown_as_it_was_sent()
    {
        var path = "/admin/api/workspaces/slack/T024BE7LD/routing";
        Assert.Equal("""{"version":0,"rules":[],"preferences":0}""", (await agency.ReadAsync(path)).GetRawText());
        await DoneAsync(agency.Operator.PutAsJsonAsync(path, new { mode = "Hybrid", panels = "named", handoffs = false, rules = new object[] { new { agent = "Code", channel = "C1" }, new { agent = "general", words = new[] { "Urlaub", "休暇" } } } }, Token));

        Assert.Equal(
            """{"version":1,"mode":"hybrid","panels":"named","handoffs":false,"rules":[{"agent":"Code","channel":"C1","words":[]},{"agent":"General","words":["Urlaub","休暇"]}],"preferences":0}""",
            (await agency.ReadAsync(path)).GetRawText());
        // What was read before somebody else changed it is not written over that.
        var late = await OperatedAgency.ErrorsAsync(agency.Operator.PutAsJsonAsync(path, new { version = 0, panels = "off" }, Token));
        Assert.StartsWith("somebody else changed it", Assert.Single(late), StringComparison.Ordinal);
        Assert.Equal("named", (await agency.ReadAsync(path)).GetProperty("panels").GetString());
    }

    [Theory]
    [InlineData("""{"mode":"fast","panels":"1","rules":[{"agent":"Nobody","words":["x"]},{"agent":"Code","channel":"a b","words":["x"]},null]}""",
        "mode is local, hybrid, or is left out", "panels is auto, named, off, or is left out", "rule 1 names no agent in service: ", "rule 2 names no channel", "rule 3 names no agent")]
    [InlineData("""{"rules":[{"agent":"Code"}]}""", "rule 1 names neither a channel nor words")]
    [InlineData("""{"rules":[{"agent":"Code","words":["",null]}]}""", "rule 1 has 50 words at most, each of 100 characters at most")]
    public async Task Each_fault_of_what_is_sent_is_named_and_nothing_is_set(string body, params string[] faults)
    {
        var path = "/admin/api/workspaces/slack/T0FAULTY/routing";
        var errors = await OperatedAgency.ErrorsAsync(agency.Operator.PutAsync(path, new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")), Token));

        Assert.Equal(faults.Length, errors.Length);
        Assert.All(faults.Zip(errors), static pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.Equal(0, (await agency.ReadAsync(path)).GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("PUT", "slak/T1/routing", "{}", HttpStatusCode.NotFound, "There are: slack, web.")]
    [InlineData("GET", "slack/T%3A1/routing", null, HttpStatusCode.BadRequest, "A workspace goes by the platform's id")]
    [InlineData("PUT", "slack/T1/preferences/U%231", """{"agent":"Code"}""", HttpStatusCode.BadRequest, "A person goes by the platform's id")]
    [InlineData("PUT", "slack/T1/preferences/U1", """{"agent":"Nobody"}""", HttpStatusCode.UnprocessableEntity, "'agent' names no agent in service: Code, Creative")]
    [InlineData("PUT", "slack/T1/routing", """{"rules":7}""", HttpStatusCode.BadRequest, "The body is not the JSON object")]
    public async Task A_name_that_is_none_is_refused_with_what_would_be_one(string method, string path, string? body, HttpStatusCode status, string says)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/admin/api/workspaces/{path}");
        if (body is not null) request.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        Assert.Contains(says, Assert.Single(await OperatedAgency.ErrorsAsync(agency.Operator.SendAsync(request, Token), status)), StringComparison.Ordinal);
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> change)
    {
        using var response = await change;
        Assert.True(response.StatusCode == HttpStatusCode.NoContent, await response.Content.ReadAsStringAsync(Token));
        Answer.AssertGuarded(response);
    }
}
