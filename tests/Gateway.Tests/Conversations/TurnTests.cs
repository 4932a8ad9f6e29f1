using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Gateway.Tests.Stage;

namespace ChatAgency.Gateway.Tests.Conversations;

public sealed class TurnTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly string _person = ApiFixture.NewName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StagedConversation Staged => StagedConversation.Web(_person, "c");

    [Fact]
    public async Task An_open_turn_is_stopped_once()
    {
        using var client = await AskAsync();
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, "1/cancel"));
        Assert.Equal(TurnState.Cancelled, Staged.Turn(1).State);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "1/cancel"));
    }

    [Fact]
    public async Task An_ended_turn_is_answered_anew()
    {
        using var client = await AskAsync();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "1/again"));
        Staged.Fail(1, "E-0000AAAA", "It failed.");
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, "1/again"));
        Assert.Equal(TurnState.Routing, Staged.Turn(1).State);
    }

    [Fact]
    public async Task Another_agent_answers_where_it_is_offered()
    {
        using var client = await AskAsync();
        Staged.Route(1, "General", "Nothing special.");
        Staged.Change(1, static turn => turn with { State = TurnState.Completed, Others = ["Code", "Creative"] });
        var shown = await client.GetFromJsonAsync<JsonElement>("/api/conversations/c", Token);
        Assert.Equal(["Code", "Creative"], shown.GetProperty("turns")[0].GetProperty("others").EnumerateArray().Select(static name => name.GetString()));

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "1/again", "{\"agent\":\"Legal\"}"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "2/again", "{\"agent\":\"Code\"}"));
        Assert.Equal(TurnState.Completed, Staged.Turn(1).State);
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, "1/again", "{\"agent\":\"Code\"}"));
        Assert.Equal("Code", Staged.Turn(1).Agent);
    }

    [Theory]
    [InlineData("{\"agent\":7}")]
    [InlineData("{")]
    [InlineData("null")]
    public async Task A_body_that_names_no_agent_rightly_is_400(string body)
    {
        using var client = await AskAsync();
        Staged.Fail(1, "E-0000AAAA", "It failed.");
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, "1/again", body));
        Assert.Equal(TurnState.Failed, Staged.Turn(1).State);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"agent\":null}")]
    [InlineData("")]
    public async Task A_body_that_names_none_asks_whoever_it_is_for(string body)
    {
        using var client = await AskAsync();
        Staged.Fail(1, "E-0000AAAA", "It failed.");
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, "1/again", body));
        Assert.Equal(TurnState.Routing, Staged.Turn(1).State);
    }

    [Fact]
    public async Task What_a_person_thinks_of_an_answer_is_kept_shown_and_taken_back()
    {
        using var client = await AskAsync();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "1/feedback", "{\"verdict\":\"up\"}"));
        Staged.Complete(1);
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, "1/feedback", "{\"verdict\":\"down\",\"reason\":\" Too long. \"}"));
        var shown = await client.GetFromJsonAsync<JsonElement>("/api/conversations/c", Token);
        var word = shown.GetProperty("turns")[0].GetProperty("feedback")[0];
        Assert.Equal(("down", "Too long."), (word.GetProperty("verdict").GetString(), word.GetProperty("reason").GetString()));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, "1/feedback", "{\"verdict\":\"none\"}"));
        Assert.Equal(Verdict.TakenBack, Staged.Turn(1).Feedback![0].Verdict);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"verdict\":\"sideways\"}")]
    [InlineData("{\"verdict\":1}")]
    [InlineData("null")]
    public async Task A_body_that_says_nothing_of_an_answer_is_400(string body)
    {
        using var client = await AskAsync();
        Staged.Complete(1);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, "1/feedback", body));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, "1/feedback", $"{{\"verdict\":\"up\",\"reason\":\"{new string('x', 1_001)}\"}}"));
        Assert.Null(Staged.Turn(1).Feedback);
    }

    [Theory]
    [InlineData("approve", "Approved.")]
    [InlineData("deny", "Denied.")]
    public async Task A_call_that_waits_is_decided_once(string how, string text)
    {
        var call = Guid.NewGuid().ToString("N");
        using var client = await AskAsync();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, $"1/approvals/{call}/{how}"));
        Staged.Change(1, turn => turn with { Approval = call });
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, $"1/approvals/{Guid.NewGuid():N}/{how}"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, $"1/approvals/{call}/{how}"));
        Assert.Equal(text, Staged.Turn(1).Text);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, $"1/approvals/{call}/{how}"));
    }

    [Theory]
    [InlineData("2/cancel")]
    [InlineData("0/cancel")]
    [InlineData("-1/again")]
    [InlineData("x/again")]
    [InlineData("99999999999999999999/cancel")]
    public async Task A_turn_that_is_none_is_404(string path)
    {
        using var client = await AskAsync();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, path));
    }

    private async Task<HttpClient> AskAsync()
    {
        var client = api.Host.Client(_person);
        using var response = await client.PostAsJsonAsync("/api/conversations/c/messages", new { text = "Hello" }, Token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return client;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string? json = null)
    {
        using var content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync($"/api/conversations/c/turns/{path}", content, Token);
        return response.StatusCode;
    }
}
