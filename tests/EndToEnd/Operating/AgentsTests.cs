using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatAgency.EndToEnd.Doors;
using Xunit;

namespace ChatAgency.EndToEnd.Operating;

/// <summary>Operators work with agents over HTTP, and what they do reaches the answers.</summary>
public sealed class AgentsTests(OperatedAgency agency) : IClassFixture<OperatedAgency>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agents_are_listed_with_what_answers()
    {
        var agents = (await agency.ReadAsync("/admin/api/agents")).GetProperty("agents").EnumerateArray().ToList();
        var code = agents.Single(static agent => agent.GetProperty("agent").GetString() == "Code");

        Assert.Equal((1, 1, "file:code.md"), (code.GetProperty("current").GetInt32(), code.GetProperty("newest").GetInt32(), code.GetProperty("changedBy").GetString()));
        using var file = await agency.Operator.GetAsync("/admin/api/agents/code/versions/1", Token);
        Assert.Equal("text/markdown", file.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("---\nname: Code\n", await file.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_operator_writes_is_the_next_version_and_answers_and_can_be_compared_and_taken_back()
    {
        Assert.Equal(1, await OperatedAgency.VersionAsync(agency.WriteAsync("Night Legal", OperatedAgency.Profile("Night Legal", "You read contracts at night."))));
        Assert.Equal(2, await OperatedAgency.VersionAsync(agency.WriteAsync("night legal", OperatedAgency.Profile("Night Legal", "You read contracts by candle."))));
        var turn = await agency.AskUntilAsync("Night Legal: what does clause 7 say?", static turn => Version(turn) == ("Night Legal", 2));
        Assert.Equal("You asked for Night Legal by name.", turn.GetProperty("reason").GetString());
        Assert.Contains(agency.Model.Exchanges, static exchange => exchange.Request.Prompt.Contains("You read contracts by candle.", StringComparison.Ordinal));

        var versions = await agency.ReadAsync("/admin/api/agents/Night%20Legal");
        Assert.Equal(["2 admin", "1 admin"], versions.GetProperty("versions").EnumerateArray().Select(static one => $"{one.GetProperty("version")} {one.GetProperty("by")}"));
        var lines = (await agency.ReadAsync("/admin/api/agents/Night%20Legal/compare?from=1&to=2")).GetProperty("lines").EnumerateArray();
        Assert.Equal(
            ["-You read contracts at night.", "+You read contracts by candle."],
            lines.Select(static line => $"{line.GetProperty("sign").GetString()}{line.GetProperty("text").GetString()}").Where(static line => line[0] != ' '));

        Assert.Equal(1, await OperatedAgency.VersionAsync(agency.DoAsync("Night%20Legal", "rollback", new { version = 1 })));
        await agency.AskUntilAsync("Night Legal: and clause 8?", static turn => Version(turn) == ("Night Legal", 1));
    }

    [Fact]
    public async Task A_version_is_tried_until_the_trial_ends_and_an_agent_goes_and_comes_back()
    {
        await OperatedAgency.VersionAsync(agency.WriteAsync("Taxes", OperatedAgency.Profile("Taxes", "You know taxes.")));
        await OperatedAgency.VersionAsync(agency.WriteAsync("Taxes", OperatedAgency.Profile("Taxes", "You know all taxes.")));
        Assert.Equal(2, await OperatedAgency.VersionAsync(agency.DoAsync("taxes", "try", new { version = 1, percent = 99 })));
        Assert.Equal((1, 99), Trial(await agency.ReadAsync("/admin/api/agents/taxes")));
        await agency.AskUntilAsync("taxes: what do I owe?", static turn => Version(turn) == ("Taxes", 1));
        Assert.Equal(2, await OperatedAgency.VersionAsync(agency.DoAsync("taxes", "end-trial")));
        Assert.Null(Trial(await agency.ReadAsync("/admin/api/agents/taxes")));

        Assert.Equal(0, await OperatedAgency.VersionAsync(agency.DoAsync("taxes", "retire")));
        await agency.AskUntilAsync("taxes: what do I owe?", static turn => turn.GetProperty("agent").GetString() != "Taxes");
        Assert.Contains((await agency.ReadAsync("/admin/api/agents")).GetProperty("agents").EnumerateArray(), static agent => agent.GetProperty("agent").GetString() == "Taxes" && agent.GetProperty("current").GetInt32() == 0);
        Assert.Equal(2, await OperatedAgency.VersionAsync(agency.DoAsync("taxes", "rollback", new { version = 2 })));
    }

    [Fact]
    public async Task What_is_wrong_with_a_text_is_named_with_its_lines_and_changes_nothing()
    {
        var errors = await OperatedAgency.ErrorsAsync(agency.WriteAsync("Bad", "---\nname: Bad\ntemperature: 9\nmax_output_tokens: 0\n---\n"));
        Assert.Equal(4, errors.Length);
        Assert.Contains("profile:3: temperature is from 0 to 2", errors);
        Assert.Contains("profile:4: max_output_tokens is from 1 to 128000", errors);
        Assert.StartsWith("profile:3:", Assert.Single(await OperatedAgency.ErrorsAsync(agency.WriteAsync("Bad", OperatedAgency.Profile("Bad", "x").Replace("description", "describtion", StringComparison.Ordinal)))), StringComparison.Ordinal);
        Assert.Equal("the text is of Good: its name says so", Assert.Single(await OperatedAgency.ErrorsAsync(agency.WriteAsync("Bad", OperatedAgency.Profile("Good", "You are good.")))));
        Assert.Contains("2000 lines", Assert.Single(await OperatedAgency.ErrorsAsync(agency.WriteAsync("Bad", OperatedAgency.Profile("Bad", new string('\n', 3_000) + "x")))), StringComparison.Ordinal);
        using var none = await agency.Operator.GetAsync("/admin/api/agents/Bad", Token);
        await Answer.ProblemAsync(none, HttpStatusCode.NotFound);
        using var good = await agency.Operator.GetAsync("/admin/api/agents/Good", Token);
        await Answer.ProblemAsync(good, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_no_text_is_refused_with_what_to_send()
    {
        Assert.Contains("text/markdown", Assert.Single(await OperatedAgency.ErrorsAsync(agency.WriteAsync("Bad", "---", "application/x-www-form-urlencoded"), HttpStatusCode.UnsupportedMediaType)), StringComparison.Ordinal);
        Assert.Contains("65536", Assert.Single(await OperatedAgency.ErrorsAsync(agency.WriteAsync("Bad", new string('x', 70_000)), HttpStatusCode.RequestEntityTooLarge)), StringComparison.Ordinal);
        Assert.Contains("65536", Assert.Single(await OperatedAgency.ErrorsAsync(agency.WriteAsync("Bad", JsonSerializer.Serialize(new { text = new string('x', 70_000) }), "application/json"), HttpStatusCode.RequestEntityTooLarge)), StringComparison.Ordinal);
        using var bytes = new ByteArrayContent([0x2D, 0xFF, 0xFE, 0xFD]);
        bytes.Headers.ContentType = new("text/markdown");
        Assert.Contains("UTF-8", Assert.Single(await OperatedAgency.ErrorsAsync(agency.Operator.PutAsync("/admin/api/agents/Bad", bytes, Token), HttpStatusCode.BadRequest)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_console_writes_by_its_cookie_as_json()
    {
        using var console = Reception.At(agency.Agency.Admin);
        using var signIn = new HttpRequestMessage(HttpMethod.Post, "/admin/sign-in") { Content = JsonContent.Create(new { token = agency.Agency.AdminToken }) };
        signIn.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var signedIn = await console.SendAsync(signIn, Token);
        console.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        console.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var text = OperatedAgency.Profile("Paged", "You are written by a page.");

        Assert.Equal(1, await OperatedAgency.VersionAsync(console.PutAsJsonAsync("/admin/api/agents/Paged", new { text }, Token)));
        using var form = await console.PutAsync("/admin/api/agents/Paged", new StringContent(text, Encoding.UTF8, "text/markdown"), Token);
        await Answer.ProblemAsync(form, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_with_why()
    {
        Assert.Equal("version 7 is not kept", Assert.Single(await OperatedAgency.ErrorsAsync(agency.DoAsync("code", "rollback", new { version = 7 }))));
        Assert.Contains("is the current one", Assert.Single(await OperatedAgency.ErrorsAsync(agency.DoAsync("code", "try", new { version = 1, percent = 50 }))), StringComparison.Ordinal);
        Assert.Equal("the share is 1 to 99 percent", Assert.Single(await OperatedAgency.ErrorsAsync(agency.DoAsync("code", "try", new { version = 1, percent = 100 }))));
        Assert.Equal("General stays: it answers what no other does", Assert.Single(await OperatedAgency.ErrorsAsync(agency.DoAsync("general", "retire"))));
        Assert.Contains("\"version\": 1", Assert.Single(await OperatedAgency.ErrorsAsync(agency.DoAsync("code", "rollback", new { }), HttpStatusCode.BadRequest)), StringComparison.Ordinal);
        Assert.Contains("\"percent\": 10", Assert.Single(await OperatedAgency.ErrorsAsync(agency.DoAsync("code", "try", new { version = 1 }), HttpStatusCode.BadRequest)), StringComparison.Ordinal);
        Assert.Contains("application/json", Assert.Single(await OperatedAgency.ErrorsAsync(agency.DoAsync("code", "rollback"), HttpStatusCode.UnsupportedMediaType)), StringComparison.Ordinal);
        Assert.Contains("GET /admin/api/agents", Assert.Single(await OperatedAgency.ErrorsAsync(agency.DoAsync("nobody", "rollback", new { version = 1 }), HttpStatusCode.NotFound)), StringComparison.Ordinal);
        Assert.Contains("?from=1&to=2", Assert.Single(await OperatedAgency.ErrorsAsync(agency.Operator.GetAsync("/admin/api/agents/code/compare?from=x", Token), HttpStatusCode.BadRequest)), StringComparison.Ordinal);
        Assert.Contains("not kept", Assert.Single(await OperatedAgency.ErrorsAsync(agency.Operator.GetAsync("/admin/api/agents/code/versions/9", Token), HttpStatusCode.NotFound)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_refused_is_listed_with_its_line()
    {
        var folder = Directory.CreateDirectory(Path.Combine(agency.Agency.Folder, "agents"));
        var file = Path.Combine(folder.FullName, "broken.md");
        await File.WriteAllTextAsync(file, OperatedAgency.Profile("Broken", "x", temperature: "9"), Token);
        var faults = await FaultsAsync(static faults => faults.Count > 0);
        Assert.Equal("broken.md:4: temperature is from 0 to 2", Assert.Single(faults));

        await File.WriteAllTextAsync(file, OperatedAgency.Profile("Broken", "You are whole again.", temperature: "1"), Token);
        Assert.Empty(await FaultsAsync(static faults => faults.Count == 0));
    }

    private Task<List<string>> FaultsAsync(Predicate<List<string>> wanted) => OperatedAgency.UntilAsync(
        async () => (await agency.ReadAsync("/admin/api/agents")).GetProperty("faults").EnumerateArray().Select(static one => one.GetString()!).ToList(), wanted);

    private static (string?, int) Version(JsonElement turn)
    {
        var author = Assert.Single(turn.GetProperty("authors").EnumerateArray());
        return (AgentOf(author.GetProperty("agent")), author.GetProperty("version").GetInt32());
    }

    private static string? AgentOf(JsonElement name) => name.ValueKind == JsonValueKind.Object ? name.GetProperty("value").GetString() : name.GetString();

    private static (int, int)? Trial(JsonElement agent) =>
        agent.TryGetProperty("trial", out var trial) ? (trial.GetProperty("version").GetInt32(), trial.GetProperty("percent").GetInt32()) : null;
}
