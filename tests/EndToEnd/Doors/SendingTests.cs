using System.Net;
using System.Net.Http.Json;
using System.Text;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Doors;

public sealed class SendingTests(Reception reception)
{
    private const string Name = "c1";
    private readonly string key = reception.NewPerson();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "application/json", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("none", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("same-origin", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("same-origin", "application/json", HttpStatusCode.Accepted)]
    public async Task A_write_by_cookie_comes_from_the_sites_own_page_as_json(string? site, string type, HttpStatusCode expected)
    {
        using var client = Reception.At(reception.Agency.Public);
        client.DefaultRequestHeaders.Add("Cookie", await reception.SessionAsync(key));
        if (site is not null) client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        using var response = await client.PostAsync($"/api/conversations/{Name}/messages", new StringContent("""{"text":"Hello"}""", Encoding.UTF8, type), Token);
        if (expected == HttpStatusCode.Accepted) Assert.Equal(expected, response.StatusCode);
        else await Answer.ProblemAsync(response, expected);
        Assert.Equal(expected == HttpStatusCode.Accepted ? 1 : 0, (await client.TurnsAsync(Name)).Count);
    }

    [Theory]
    [InlineData("POST", "turns/1/cancel")]
    [InlineData("POST", "turns/1/again")]
    [InlineData("DELETE", "")]
    public async Task So_do_the_other_writes(string method, string rest)
    {
        using var client = Reception.At(reception.Agency.Public);
        client.DefaultRequestHeaders.Add("Cookie", await reception.SessionAsync(key));
        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/api/conversations/{Name}/{rest}".TrimEnd('/')), Token);
        await Answer.ProblemAsync(response, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("a%2Fb")]
    [InlineData("a%20b")]
    [InlineData("%C3%BC")]
    [InlineData("a:b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_conversation_has_a_plain_short_name(string name)
    {
        using var client = Reception.At(reception.Agency.Public, key);
        using var sent = await client.SendAsync(name, "Hello");
        await Answer.ProblemAsync(sent, HttpStatusCode.BadRequest);
        using var read = await client.GetAsync($"/api/conversations/{name}", Token);
        await Answer.ProblemAsync(read, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"text":""}""", HttpStatusCode.BadRequest)]
    [InlineData("""{}""", HttpStatusCode.BadRequest)]
    [InlineData("""null""", HttpStatusCode.BadRequest)]
    [InlineData("""{"text":1}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"text":"x""", HttpStatusCode.BadRequest)]
    [InlineData("""[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_no_message_is_refused(string body, HttpStatusCode expected)
    {
        using var client = Reception.At(reception.Agency.Public, key);
        using var response = await client.PostAsync($"/api/conversations/{Name}/messages", new StringContent(body, Encoding.UTF8, "application/json"), Token);
        await Answer.ProblemAsync(response, expected);
        Assert.Empty(await client.TurnsAsync(Name));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        using var response = await client.SendAsync(Name, new string('x', 400_000));
        await Answer.ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task One_key_is_one_message_and_with_another_text_a_refusal()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        var question = Question.New("Once?");
        var turns = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.AskAsync(Name, question.Text, "k1")));
        Assert.Single(turns.Distinct());
        Assert.Equal("completed", await client.EndedAsync(Name, turns[0]));
        Assert.Equal(turns[0], await client.AskAsync(Name, question.Text, "k1"));
        using var other = await client.SendAsync(Name, "Another text", "k1");
        await Answer.ProblemAsync(other, HttpStatusCode.UnprocessableEntity);
        Assert.Single(await client.TurnsAsync(Name));
        Assert.Single(reception.Model.Exchanges, exchange => exchange.Request.Question.Contains(question.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_counts_for_its_conversation_and_its_credential_alone()
    {
        using var ann = Reception.At(reception.Agency.Public, key);
        using var ben = Reception.At(reception.Agency.Public, reception.NewPerson());
        await ann.AskAsync(Name, "Mine", "k1");
        await ann.AskAsync("c2", "Elsewhere", "k1");
        await ben.AskAsync(Name, "Another person's", "k1");
        Assert.Equal("Mine", Assert.Single(await ann.TurnsAsync(Name)).GetProperty("question").GetString());
        Assert.Equal("Another person's", Assert.Single(await ben.TurnsAsync(Name)).GetProperty("question").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task A_key_that_is_none_is_refused(string idempotency)
    {
        using var client = Reception.At(reception.Agency.Public, key);
        using var response = await client.SendAsync(Name, "Hello", idempotency);
        await Answer.ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_sees_the_conversations_of_another()
    {
        using var ann = Reception.At(reception.Agency.Public, key);
        using var ben = Reception.At(reception.Agency.Public, reception.NewPerson());
        var turn = await ann.AskAsync(Name, "Between us");
        Assert.Empty(await ben.TurnsAsync(Name));
        using var cancelled = await ben.PostAsJsonAsync($"/api/conversations/{Name}/turns/{turn}/cancel", new { }, Token);
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
        using var erased = await ben.DeleteAsync($"/api/conversations/{Name}", Token);
        Assert.Equal("[]", await ben.GetStringAsync("/api/conversations", Token));
        Assert.Single(await ann.TurnsAsync(Name));
    }
}
