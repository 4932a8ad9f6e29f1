using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAgency.EndToEnd.Operating;

/// <summary>What people and operators do stands in the audit, is listed and verified over HTTP and by command, and whoever changes it in the store is found out.</summary>
public sealed class AuditTests(OperatedAgency agency) : IClassFixture<OperatedAgency>, IDisposable
{
    private const string Audit = "/admin/api/audit";
    private const string Planted = "planted-words";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-audit-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_changes_and_erasures_are_recorded_without_a_word_of_theirs_and_a_changed_record_is_named()
    {
        var conversation = await ActAsync();

        var called = await FoundAsync("ToolCalled", one => one.GetProperty("subject").GetString() == "calculator");
        Assert.Equal(("api", "Done", $"web/local/api:{conversation}"), (Said(called, "who"), Said(called, "outcome"), Said(called, "conversation")));
        Assert.Equal("answers", Said(await FoundAsync("ProfileChanged", static one => Said(one, "subject") == "Auditor"), "outcome"));
        Assert.Equal("admin", Said(await FoundAsync("RoutingChanged", static one => Said(one, "subject") == "slack/TAUDIT"), "who"));
        Assert.Equal("Code", Said(await FoundAsync("PreferenceChanged", static one => Said(one, "subject") == "U1"), "details", "agent"));
        Assert.Equal("api", Said(await FoundAsync("ConversationErased", one => Said(one, "subject") == conversation), "who"));
        Assert.DoesNotContain("planted", await StoredAsync(), StringComparison.OrdinalIgnoreCase);
        await AssertPagedAsync();

        var heads = Path.Combine(_folder, "heads");
        var (code, said) = await RunAsync("audit", "verify", "--heads", heads);
        Assert.True(code == 0, said);
        Assert.Matches(@"^\d+ records in 16 chains fit", said.Trim());
        Assert.Matches($@"(?m)^\S+Z ToolCalled api web/local/api:{conversation} calculator Done turn=1 agent=Auditor ", (await RunAsync("audit", "list", "--kind", "toolcalled")).Output);

        await EditAsync("\"Outcome\":\"Done\"", "\"Outcome\":\"Nope\"");
        (code, said) = await RunAsync("audit", "verify");
        Assert.Equal(1, code);
        Assert.Equal($"chain {called.GetProperty("chain")}, record {called.GetProperty("sequence")}: it is not what was hashed", said.Trim());
        await EditAsync("\"Outcome\":\"Nope\"", "\"Outcome\":\"Done\"");
        Assert.Equal(0, (await RunAsync("audit", "verify", "--heads", heads)).Code);

        await CutAsync();
        Assert.Equal(0, (await RunAsync("audit", "verify")).Code);
        (code, said) = await RunAsync("audit", "verify", "--heads", heads);
        Assert.Equal(1, code);
        Assert.Contains("it is missing", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=yesterday&kind=7&limit=501&after=1.2", HttpStatusCode.UnprocessableEntity, 4)]
    [InlineData("/chains/16", HttpStatusCode.NotFound, 1)]
    [InlineData("/chains/1?from=-1", HttpStatusCode.BadRequest, 1)]
    public async Task What_cannot_be_understood_is_said(string path, HttpStatusCode status, int faults) =>
        Assert.Equal(faults, (await OperatedAgency.ErrorsAsync(agency.Operator.GetAsync(Audit + path, Token), status)).Length);

    [Fact]
    public async Task Nobody_reads_it_without_the_operators_token()
    {
        using var client = new HttpClient { BaseAddress = agency.Agency.Admin };
        foreach (var path in new[] { Audit, $"{Audit}/chains/0" })
        {
            using var refused = await client.GetAsync(path, Token);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One of everything; the conversation in which a tool was used, and which is erased by now.</summary>
    private async Task<string> ActAsync()
    {
        await OperatedAgency.VersionAsync(agency.WriteAsync("Auditor", $"---\nname: Auditor\ndescription: {Planted}.\ntools: [calculator]\n---\n{Planted}.\n"));
        agency.Model.When(static request => request.Prompt.Contains($"{Planted} sum", StringComparison.Ordinal) && request.Body["tools"] is not null && request.Messages[^1].Role != "tool",
            ModelScript.Of(new ModelStep.Call("calculator", """{"formula":"1+1"}""")));
        using var client = agency.Agency.Client();
        var turn = await agency.AskUntilAsync($"auditor: {Planted} sum", static turn => turn.GetProperty("agent").GetString() == "Auditor");
        Assert.Equal("completed", Said(turn, "state"));
        using var all = await client.GetAsync("/api/conversations", Token);
        var conversation = (await all.Content.ReadFromJsonAsync<JsonElement>(Token))[0].GetProperty("id").GetString()!;
        await DoneAsync(client.DeleteAsync($"/api/conversations/{conversation}", Token));
        await DoneAsync(agency.Operator.PutAsJsonAsync("/admin/api/workspaces/slack/TAUDIT/routing", new { rules = new[] { new { agent = "code", words = new[] { Planted } } } }, Token));
        await DoneAsync(agency.Operator.PutAsJsonAsync("/admin/api/workspaces/slack/TAUDIT/preferences/U1", new { agent = "code" }, Token));
        return conversation;
    }

    private Task<JsonElement> FoundAsync(string kind, Func<JsonElement, bool> wanted) => OperatedAgency.UntilAsync(
        async () => (await agency.ReadAsync($"{Audit}?kind={kind}&limit=500")).GetProperty("records").EnumerateArray().LastOrDefault(wanted),
        static found => found.ValueKind == JsonValueKind.Object);

    /// <summary>Read two by two it is the same as read at once.</summary>
    private async Task AssertPagedAsync()
    {
        var whole = (await agency.ReadAsync($"{Audit}?limit=500")).GetProperty("records").EnumerateArray().Select(static one => Said(one, "id")).ToList();
        var parts = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var part = await agency.ReadAsync($"{Audit}?limit=2{after}");
            Assert.InRange(part.GetProperty("records").GetArrayLength(), 0, 2);
            parts.AddRange(part.GetProperty("records").EnumerateArray().Select(static one => Said(one, "id")));
            after = part.TryGetProperty("next", out var next) ? $"&after={next.GetString()}" : null;
        }

        Assert.True(whole.Count > 5);
        Assert.Equal(whole, parts);
    }

    private async Task<string> StoredAsync()
    {
        await using var store = await OpenAsync();
        await using var rows = store.CreateCommand();
        rows.CommandText = "SELECT payload FROM grain_state WHERE state_name LIKE 'audit%'";
        await using var reader = await rows.ExecuteReaderAsync(Token);
        var text = new StringBuilder();
        while (await reader.ReadAsync(Token)) text.AppendLine(Encoding.UTF8.GetString((byte[])reader[0]));
        Assert.Contains("calculator", text.ToString(), StringComparison.Ordinal);
        return text.ToString();
    }

    /// <summary>Somebody with access to the store changes the record of a tool's call.</summary>
    private Task EditAsync(string before, string after) => ChangeAsync($"UPDATE grain_state SET payload = CAST(replace(CAST(payload AS TEXT), '{before}', '{after}') AS BLOB) WHERE state_name LIKE 'audit%' AND CAST(payload AS TEXT) LIKE '%{before}%'");

    /// <summary>Somebody takes away a chain whole: what is left of it fits.</summary>
    private Task CutAsync() => ChangeAsync("DELETE FROM grain_state WHERE rowid = (SELECT rowid FROM grain_state WHERE state_name = 'audit' LIMIT 1)");

    private async Task ChangeAsync(string command)
    {
        await using var store = await OpenAsync();
        await using var change = store.CreateCommand();
        change.CommandText = command;
        Assert.Equal(1, await change.ExecuteNonQueryAsync(Token));
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var store = new SqliteConnection($"Data Source={Path.Combine(agency.Agency.Folder, "chatagency.db")};Pooling=False;Default Timeout=10");
        await store.OpenAsync(Token);
        return store;
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> change)
    {
        using var response = await change;
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private static string Said(JsonElement record, string member, string? detail = null) => detail is null
        ? record.GetProperty(member).GetString()!
        : record.GetProperty(member).EnumerateArray().Single(one => Said(one, "key") == detail).GetProperty("value").GetString()!;

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        var settings = new Dictionary<string, string> { ["DATA_DIR"] = agency.Agency.Folder, ["ADMIN_PORT"] = $"{agency.Agency.Admin.Port}" };
        await using var host = HostProcess.Start("Tool", settings, _folder, args: args);
        return (await host.ExitCodeAsync(), host.Output);
    }
}
