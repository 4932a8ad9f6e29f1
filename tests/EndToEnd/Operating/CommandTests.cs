using System.Text.Json;
using ChatAgency.Simulators.Running;
using Xunit;

namespace ChatAgency.EndToEnd.Operating;

/// <summary>The command line beside a running agency: by the data folder's own token, or by what the environment has.</summary>
public sealed class CommandTests(OperatedAgency agency) : IClassFixture<OperatedAgency>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-tool-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agent_is_written_compared_tried_rolled_back_and_retired()
    {
        var file = Path.Combine(_folder, "legal.md");
        await File.WriteAllTextAsync(file, OperatedAgency.Profile("Legal", "You read contracts."), Token);
        Assert.Equal("version 1 answers as Legal", await SaysAsync("agents", "edit", "Legal", file));
        await File.WriteAllTextAsync(file, OperatedAgency.Profile("Legal", "You read laws [and more]."), Token);
        Assert.Equal("version 2 answers as Legal", await SaysAsync("agents", "edit", "legal", file));
        Assert.Equal((await File.ReadAllTextAsync(file, Token)).TrimEnd(), await SaysAsync("agents", "text", "legal"));
        Assert.EndsWith("-You read contracts.\n+You read laws [and more].", await SaysAsync("agents", "compare", "legal", "1", "2"), StringComparison.Ordinal);

        Assert.Equal("version 2 answers as Legal", await SaysAsync("agents", "try", "legal", "1", "10"));
        Assert.Contains("tried on 10 %", await SaysAsync("agents", "show", "legal"), StringComparison.Ordinal);
        Assert.Equal("version 2 answers as Legal", await SaysAsync("agents", "end-trial", "legal"));
        Assert.Equal("version 1 answers as Legal", await SaysAsync("agents", "rollback", "legal", "1"));
        Assert.Equal("nobody answers as Legal", await SaysAsync("agents", "retire", "legal"));
        Assert.Matches(@"Legal +\W retired", await SaysAsync("agents", "list"));
    }

    [Fact]
    public async Task How_a_workspace_is_routed_is_shown_changed_and_sent_back()
    {
        var file = Path.Combine(_folder, "routing.json");
        await File.WriteAllTextAsync(file, """{"panels":"named","rules":[{"agent":"code","words":["Müll"]}]}""", Token);
        Assert.StartsWith("set", await SaysAsync("routing", "set", "slack", "T1", file), StringComparison.Ordinal);
        var shown = await SaysAsync("routing", "show", "slack", "T1");
        Assert.Contains("Müll", shown, StringComparison.Ordinal);
        Assert.Equal("named", JsonDocument.Parse(shown).RootElement.GetProperty("panels").GetString());
        await File.WriteAllTextAsync(file, shown, Token);
        Assert.StartsWith("set", await SaysAsync("routing", "set", "slack", "T1", file), StringComparison.Ordinal);

        Assert.Equal("set", await SaysAsync("routing", "prefer", "slack", "T1", "U1", "creative"));
        Assert.Matches(@"U1 +\W Creative", await SaysAsync("routing", "preferences", "slack", "T1"));
        Assert.Equal("taken off", await SaysAsync("routing", "prefer", "slack", "T1", "U1", "nobody"));
        Assert.DoesNotContain("U1", await SaysAsync("routing", "preferences", "slack", "T1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_agency_speaks_is_shown_changed_and_sent_back()
    {
        var file = Path.Combine(_folder, "speaking.json");
        await File.WriteAllTextAsync(file, """{"mode":"mentions","guests":true,"only":["C1"],"people":["U1","S1"],"channels":[{"channel":"C1","mode":"every","people":["U2"]}]}""", Token);
        Assert.StartsWith("set", await SaysAsync("speaking", "set", "slack", "T3", file), StringComparison.Ordinal);
        var shown = await SaysAsync("speaking", "show", "slack", "T3");
        var speaking = JsonDocument.Parse(shown).RootElement;
        Assert.Equal(
            """{"version":1,"mode":"mentions","guests":true,"only":["C1"],"people":["U1","S1"],"channels":[{"channel":"C1","mode":"every","people":["U2"]}],"muted":[],"settings":{"mode":"followups","guests":false,"external":false}}""",
            JsonSerializer.Serialize(speaking));
        await File.WriteAllTextAsync(file, shown, Token);
        Assert.StartsWith("set", await SaysAsync("speaking", "set", "slack", "T3", file), StringComparison.Ordinal);
        // Made of what holds no longer.
        var (code, output) = await RunAsync(null, "speaking", "set", "slack", "T3", file);
        Assert.Equal(1, code);
        Assert.Contains("somebody else changed it", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, """{"mode":"loud","channels":[{"channel":"no channel"},{"channel":"C1"},{"channel":"C1"}],"people":["not a person"]}""", Token);
        (code, output) = await RunAsync(null, "speaking", "set", "slack", "T3", file);
        Assert.Equal(1, code);
        Assert.Contains("mode is mentions, followups, every", output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(null, "speaking", "show", "web", "local")).Code);
    }

    [Fact]
    public async Task What_the_agency_refuses_is_said_with_all_its_faults_and_ends_with_1()
    {
        var file = Path.Combine(_folder, "bad.md");
        await File.WriteAllTextAsync(file, "---\nname: Bad\ntemperature: 9\n---\n", Token);
        var (code, output) = await RunAsync(null, "agents", "edit", "Bad", file);
        Assert.Equal(1, code);
        Assert.Contains("Nothing was changed", output, StringComparison.Ordinal);
        Assert.Contains("profile:3: temperature is from 0 to 2", output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(null, "agents", "show", "nobody")).Code);
    }

    [Fact]
    public async Task A_wrong_token_and_an_address_where_nobody_answers_end_with_78()
    {
        var (code, output) = await RunAsync(new() { ["ADMIN_TOKEN"] = "planted-wrong" }, "agents", "list");
        Assert.Equal(78, code);
        Assert.Contains("ADMIN_TOKEN: is not the one", output, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-wrong", output, StringComparison.Ordinal);

        (code, output) = await RunAsync(new() { ["ADMIN_PORT"] = "1" }, "agents", "list");
        Assert.Equal(78, code);
        Assert.Contains("--address: http://localhost:1/ does not answer", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> SaysAsync(params string[] args)
    {
        var (code, output) = await RunAsync(null, args);
        Assert.True(code == 0, output);
        return output.TrimEnd();
    }

    private async Task<(int Code, string Output)> RunAsync(Dictionary<string, string>? more, params string[] args)
    {
        var settings = new Dictionary<string, string> { ["DATA_DIR"] = agency.Agency.Folder, ["ADMIN_PORT"] = $"{agency.Agency.Admin.Port}" };
        foreach (var (name, value) in more ?? []) settings[name] = value;
        await using var host = HostProcess.Start("Tool", settings, _folder, args: args);
        return (await host.ExitCodeAsync(), host.Output);
    }
}
