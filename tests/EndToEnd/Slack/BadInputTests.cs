using System.Text;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>What is signed and yet no event: each has a defined answer, and the agency goes on answering.</summary>
public sealed class BadInputTests(Stage stage)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const int Limit = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_is_thrown_at_the_doors_loses_a_question()
    {
        var channel = stage.NewChannel();
        var (before, during, after) = (Question.New("Before?"), Question.New("During?"), Question.New("After?"));
        var gate = new TaskCompletionSource();
        stage.Model.When(before.Text, ModelScript.Gated("Slowly: ", (gate.Task, before.AnswerTag)));
        var saidBefore = await stage.Slack.AskAsync(channel, before, Token);

        var half = Cases().Count() / 2;
        await Task.WhenAll(Cases().Take(half).Select(ThrowAsync));
        var saidDuring = await stage.Slack.AskAsync(channel, during, Token);
        await Task.WhenAll(Cases().Skip(half).Select(ThrowAsync));
        gate.SetResult();
        var saidAfter = await stage.Slack.AskAsync(channel, after, Token);

        Assert.True(saidBefore.IsAcknowledged && saidDuring.IsAcknowledged && saidAfter.IsAcknowledged);
        Assert.Single((await stage.Slack.AnsweredAsync(saidBefore, before, Token)).FromBot);
        Assert.Single((await stage.Slack.AnsweredAsync(saidDuring, during, Token)).FromBot);
        Assert.Single((await stage.Slack.AnsweredAsync(saidAfter, after, Token)).FromBot);
        using var client = stage.Agency.Client(bearer: "");
        Assert.True((await client.GetAsync(new Uri("health/live", UriKind.Relative), Token)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_body_that_ends_too_early_does_nothing()
    {
        var channel = stage.NewChannel();
        var (cut, whole) = (Question.New("Cut?"), Question.New("Whole?"));
        var body = Encoding.UTF8.GetBytes($$$"""{"team_id":"{{{stage.Slack.Workspace.TeamId}}}","type":"event_callback","event":{"type":"app_mention","user":"U1","text":"{{{cut.Text}}}","channel":"{{{channel.Id}}}","ts":"{{{stage.Slack.Place(channel.Id, stage.Slack.User.Id, cut.Text)}}}"}}""");
        // The signature fits what was sent: only the length tells that something is missing. Who hangs up gets no answer.
        var answer = await stage.Slack.SendRawAsync(new RawRequest("/slack/events", body) { ClaimedLength = body.Length + 1 }, Token);
        Assert.True(answer.Status is null or 400, $"{answer.Status} {answer.Body}");

        await stage.Slack.AnsweredAsync(await stage.Slack.AskAsync(channel, whole, Token), whole, Token);
        Assert.Empty(stage.Model.About(cut));
        using var client = stage.Agency.Client(bearer: "");
        Assert.True((await client.GetAsync(new Uri("health/live", UriKind.Relative), Token)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_body_of_exactly_one_mebibyte_is_taken()
    {
        var body = Encoding.UTF8.GetBytes("""{"type":"event_callback","event":{"type":"emoji_changed"}}""".PadRight(Limit));
        Assert.Equal(200, (await stage.Slack.SendRawAsync(new RawRequest("/slack/events", body), Token)).Status);
    }

    private async Task ThrowAsync(Case thrown)
    {
        var answer = await stage.Slack.SendRawAsync(thrown.Request, Token);
        Assert.True(answer.Status == thrown.Status, $"{thrown.Name} on {thrown.Request.Path}: {answer.Status} {answer.Body}");
        if (thrown.Status != 200) SignatureTests.AssertProblem(answer, thrown.Status);
    }

    private static IEnumerable<Case> Cases() => [.. Sizes(), .. Kinds(), .. NoPayloads(), .. BrokenJson(), .. OddBytes(), .. Ignored()];

    private static IEnumerable<Case> Sizes()
    {
        foreach (var route in new[] { "/slack/events", "/slack/interactions", "/slack/commands" })
        {
            yield return new("declared too long", 413, new RawRequest(route, "{}"u8.ToArray()) { Headers = [("Content-Length", $"{Limit + 1}")] });
            yield return new("declared absurdly long", 413, new RawRequest(route, "{}"u8.ToArray()) { Headers = [("Content-Length", "50000000000")] });
            yield return new("a byte too long", 413, new RawRequest(route, Encoding.ASCII.GetBytes(new string(' ', Limit + 1))));
            yield return new("chunked and too long", 413, new RawRequest(route, Chunked(Limit + 1)) { Headers = [("Content-Length", null), ("Transfer-Encoding", "chunked")] });
        }
    }

    private static IEnumerable<Case> Kinds()
    {
        const string chatter = """{"type":"event_callback","event":{"type":"message","channel":"C1","text":"hi","ts":"1700000000.000100"}}""";
        foreach (var type in new[] { null, "", "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/jsonp", "nonsense" })
            yield return Of($"type '{type}'", 400, chatter, type);
        yield return Of("type with a charset", 200, chatter, "Application/JSON; charset=utf-8");
    }

    private static IEnumerable<Case> NoPayloads()
    {
        foreach (var body in new[] { "", "{}", "[]", "null", "true", "\"text\"", "12", """{"type":""}""", """{"type":null}""", """{"type":{}}""", """{"event":null}""" })
            yield return Of("no payload in JSON", 400, body);
        foreach (var body in new[] { "", "a=b", "payload=", "payload=null", "payload=%7B%7D", "payload=%5B%5D", "payload=%7B", "payload=%7B%7D&payload=%7B%7D", "&&==&" })
            yield return Of("no payload in a form", 400, body, Form, "/slack/interactions");
    }

    private static IEnumerable<Case> BrokenJson()
    {
        foreach (var body in new[] { "{", "{}{}", "{\"a\":}", "{'type':'x'}", "{\"type\":\"event_callback\",", "\uFEFF{", "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_mention\",\"text\":\"\\ud800\"}}" })
            yield return Of("broken JSON", 400, body);
        yield return Of("deep JSON", 400, new string('[', 100_000));
        yield return Of("deep JSON in an event", 400, """{"type":"event_callback","event":{"type":"app_mention","blocks":""" + new string('[', 500) + new string(']', 500) + "}}");
        yield return Of("deep JSON in a form", 400, "payload=" + new string('[', 10_000), Form, "/slack/interactions");
    }

    private static IEnumerable<Case> OddBytes()
    {
        byte[] head = [.. """{"type":"event_callback","event":{"type":"app_mention","text":" """u8];
        yield return new("invalid UTF-8", 400, new RawRequest("/slack/events", (byte[])[.. head, 0xC3, 0x28, .. "\"}}"u8]));
        yield return new("a surrogate as UTF-8", 400, new RawRequest("/slack/events", (byte[])[.. head, 0xED, 0xA0, 0x80, .. "\"}}"u8]));
        yield return new("zeros", 400, new RawRequest("/slack/events", new byte[1000]));
        yield return new("UTF-16", 400, new RawRequest("/slack/events", Encoding.Unicode.GetBytes("{\"type\":\"event_callback\"}")));
    }

    private static IEnumerable<Case> Ignored()
    {
        yield return Of("an unknown event", 200, """{"type":"event_callback","event":{"type":"coffee_brewed","cups":[1,2,{"of":"java"}]}}""");
        yield return Of("an unknown envelope", 200, """{"type":"brand_new_envelope","event_id":"Ev1"}""");
        yield return Of("an event without a type", 200, """{"type":"event_callback","event":{}}""");
        yield return Of("an event of numbers", 200, """{"type":"event_callback","event":{"type":"app_mention","text":7,"channel":8,"user":9,"ts":10}}""");
        yield return Of("a channel with a slash", 200, """{"type":"event_callback","team_id":"T1","event":{"type":"app_mention","text":"x","channel":"C/1:2","user":"U1","ts":"1700000000.000100"}}""");
        yield return Of("a time that is none", 200, """{"type":"event_callback","team_id":"T1","event":{"type":"app_mention","text":"x","channel":"C1","user":"U1","ts":"99999999999999999999.1"}}""");
        yield return Of("an unknown subtype", 200, """{"type":"event_callback","team_id":"T1","event":{"type":"message","subtype":"huddle_thread","channel":"C1","user":"U1","ts":"1700000000.000100"}}""");
        yield return Of("app_rate_limited", 200, """{"token":"x","type":"app_rate_limited","team_id":"T123456","minute_rate_limited":1518467820,"api_app_id":"A123456"}""");
        yield return Of("a probe of the certificate", 200, "ssl_check=1&token=x", Form, "/slack/commands");
        yield return Of("an unknown interaction", 200, "payload=%7B%22type%22%3A%22view_closed%22%7D", Form, "/slack/interactions");
        yield return Of("another app's button", 200, "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%5B%7B%22action_id%22%3A%22vote%22%7D%5D%7D", Form, "/slack/interactions");
    }

    private static Case Of(string name, int status, string body, string? type = "application/json", string route = "/slack/events") =>
        new($"{name} ({body[..Math.Min(40, body.Length)]})", status, new RawRequest(route, Encoding.UTF8.GetBytes(body), type));

    private static byte[] Chunked(int length)
    {
        const int chunk = 64 * 1024;
        var body = new MemoryStream();
        for (var sent = 0; sent < length; sent += chunk)
        {
            var size = Math.Min(chunk, length - sent);
            body.Write(Encoding.ASCII.GetBytes($"{size:x}\r\n{new string(' ', size)}\r\n"));
        }

        body.Write("0\r\n\r\n"u8);
        return body.ToArray();
    }

    private sealed record Case(string Name, int Status, RawRequest Request);
}
