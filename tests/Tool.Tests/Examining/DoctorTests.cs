using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Faults;
using Xunit;

namespace ChatAgency.Tool.Tests.Examining;

/// <summary>What doctor says, as a program of its own beside Slack, a model and an agency: each fault alone, named with what to do.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-doctor-").FullName;
    private readonly Dictionary<string, string> _settings = [];
    private SlackSimulator _slack = null!;
    private ScriptedModel _model = null!;
    private StandingAgency _agency = null!;

    public async ValueTask InitializeAsync()
    {
        (_model, _agency) = (await ScriptedModel.StartAsync(), await StandingAgency.StartAsync());
        await UseAsync(await SlackSimulator.StartAsync());
        (_settings["OPENAI_BASE_URL"], _settings["OPENAI_API_KEY"], _settings["OPENAI_MODEL"]) = (_model.OpenAiBaseUrl.ToString(), "sk-planted-secret", "gpt-4o-mini");
        _settings["DATA_DIR"] = _folder;
    }

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        await _model.DisposeAsync();
        await _agency.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Where_all_is_well_each_line_says_so()
    {
        var lines = await SaysAsync(ExitCodes.Done);
        Assert.All(lines, static line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
        Assert.Equal(["settings", "SLACK_BOT_TOKEN", "scopes", "clock", "SLACK_APP_TOKEN", "model", "store", "agency"], lines.Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
    }

    [Fact]
    public async Task The_way_over_HTTP_is_looked_at_from_outside()
    {
        _settings.Remove("SLACK_APP_TOKEN");
        _settings["SLACK_SIGNING_SECRET"] = _slack.SigningSecret;
        Assert.Contains(await SaysAsync(ExitCodes.Done, "--public", _agency.Address), static line => line.StartsWith("ok     public address", StringComparison.Ordinal));
        Assert.Contains(await SaysAsync(ExitCodes.NotSo, "--public", _slack.Address.ToString()), static line => line.StartsWith("wrong  public address", StringComparison.Ordinal) && line.Contains("/slack", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("invalid_auth", "SLACK_BOT_TOKEN", "copy it anew")]
    [InlineData("token_revoked", "SLACK_BOT_TOKEN", "install the app into the workspace again")]
    [InlineData("org_login_required", "SLACK_BOT_TOKEN", "(org_login_required)")]
    public async Task A_token_that_Slack_refuses_is_named(string code, string about, string advice)
    {
        _slack.Faults.Always("auth.test", Fault.Refuse(code));
        await WrongAsync(about, advice);
    }

    [Fact]
    public async Task A_scope_that_the_token_lacks_is_named_with_what_for()
    {
        _slack.Workspace.Scopes.Remove("users:read");
        await WrongAsync("scopes", "users:read (names of people, and who is a guest): missing");
    }

    [Theory]
    [InlineData(-400, "ahead of")]
    [InlineData(400, "behind")]
    public async Task A_clock_that_is_wrong_is_named(int seconds, string how)
    {
        await UseAsync(await SlackSimulator.StartAsync(new OtherClock(TimeSpan.FromSeconds(seconds))));
        await WrongAsync("clock", how);
    }

    [Theory]
    [InlineData("invalid_auth", "make one under Basic Information")]
    [InlineData("missing_scope", "connections:write")]
    [InlineData("feature_disabled", "switch Socket Mode on")]
    public async Task An_app_token_that_opens_nothing_is_named(string code, string advice)
    {
        _slack.Faults.Always("apps.connections.open", Fault.Refuse(code));
        await WrongAsync("SLACK_APP_TOKEN", advice);
    }

    [Fact]
    public async Task Settings_that_no_host_starts_with_are_named_alone_and_without_a_secret()
    {
        _settings["SLACK_BOT_TOKEN"] = "xapp-planted-secret";
        _settings["Slack__SocketConnections"] = "99";
        _settings["PORT"] = "many";
        _settings["MAX_WORKERS"] = "0";
        var lines = await SaysAsync(ExitCodes.Fault);
        foreach (var setting in new[] { "SLACK_BOT_TOKEN", "Slack__SocketConnections", "PORT", "MAX_WORKERS" })
            Assert.Contains(lines, line => line.StartsWith($"wrong  {setting} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_does_not_answer_is_named_with_its_setting()
    {
        _settings["SLACK_API_BASE_URL"] = $"http://127.0.0.1:{FreePort.Take()}/api/";
        _settings["OPENAI_BASE_URL"] = $"http://127.0.0.1:{FreePort.Take()}/v1";
        _settings["Storage__Provider"] = "redis";
        _settings["ConnectionStrings__Storage"] = $"127.0.0.1:{FreePort.Take()}";
        _settings["Cluster__Provider"] = "localhost";
        _settings["ADMIN_PORT"] = $"{FreePort.Take()}";
        var lines = await SaysOfAsync(ExitCodes.NotSo, address: null);
        foreach (var (about, advice) in new[] { ("Slack", "let this machine reach it"), ("model", "look at OPENAI_BASE_URL"), ("store", "ConnectionStrings__Storage: names a Redis that does not answer"), ("agency", "start it") })
            Assert.Contains(lines, line => line.StartsWith($"wrong  {about} ", StringComparison.Ordinal) && line.Contains(advice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_refuses_the_key_or_lacks_the_model_is_named()
    {
        _settings["OPENAI_MODEL"] = "gpt-0";
        await WrongAsync("model", "does not list the model gpt-0");
        _model.RefusesKeys = true;
        await WrongAsync("model", "refuses the key (401): look at OPENAI_API_KEY");
    }

    [Fact]
    public async Task A_part_of_the_agency_that_is_not_well_is_named()
    {
        _agency.Health = """{"status":"degraded","promise":"promise kept","parts":{"slack":{"status":"degraded","ageSeconds":4,"description":"no connection of Socket Mode"},"storage":{"status":"ok","ageSeconds":4}}}""";
        var lines = await SaysAsync(ExitCodes.NotSo);
        Assert.Contains(lines, static line => line.StartsWith("wrong  agency, slack", StringComparison.Ordinal) && line.EndsWith("no connection of Socket Mode", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static line => line.Contains("storage", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")]
    [InlineData("SLACK_CLIENT_SECRET", "SLACK_CLIENT_ID")]
    public async Task Installing_that_is_half_set_is_named(string set, string missing)
    {
        _settings[set] = "planted-secret";
        Assert.Contains(await SaysAsync(ExitCodes.Fault), line => line.StartsWith($"wrong  {missing} ", StringComparison.Ordinal) && line.Contains("set both, or neither", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Installing_into_several_workspaces_needs_no_bot_token_and_says_what_else_it_wants()
    {
        _settings.Remove("SLACK_BOT_TOKEN");
        (_settings["SLACK_CLIENT_ID"], _settings["SLACK_CLIENT_SECRET"], _settings["Slack__PublicAddress"]) = (_slack.OAuth.ClientId, _slack.OAuth.ClientSecret, "https://agency.example.com/");
        var lines = await SaysAsync(ExitCodes.Done);
        Assert.Contains(lines, static line => line.StartsWith("ok     SLACK_CLIENT_ID", StringComparison.Ordinal) && line.Contains("https://agency.example.com/slack/oauth/callback", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("note   SLACK_CLIENT_ID", StringComparison.Ordinal) && line.Contains("Storage__Encryption__Enabled", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("ok     SLACK_APP_TOKEN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_nothing_set_up_there_is_nothing_wrong_but_that_nothing_runs()
    {
        _settings.Clear();
        _settings["ADMIN_PORT"] = $"{FreePort.Take()}";
        var lines = await SaysOfAsync(ExitCodes.NotSo, address: null);
        Assert.StartsWith("wrong  agency", Assert.Single(lines, static line => line.StartsWith("wrong", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(lines, static line => line.StartsWith("note   Slack", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("note   model", StringComparison.Ordinal));
    }

    private async Task UseAsync(SlackSimulator slack)
    {
        if (_slack is not null) await _slack.DisposeAsync();
        _slack = slack;
        slack.Sockets.IsOn = true;
        (_settings["SLACK_BOT_TOKEN"], _settings["SLACK_APP_TOKEN"], _settings["SLACK_API_BASE_URL"]) = (slack.Workspace.BotToken, slack.Sockets.AppToken, slack.ApiBaseUrl.ToString());
    }

    /// <summary>One line alone is wrong, about this and with this advice.</summary>
    private async Task WrongAsync(string about, string advice)
    {
        var line = Assert.Single(await SaysAsync(ExitCodes.NotSo), static line => !line.StartsWith("ok ", StringComparison.Ordinal));
        Assert.StartsWith($"wrong  {about} ", line, StringComparison.Ordinal);
        Assert.Contains(advice, line, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<string>> SaysAsync(int code, params string[] args) => SaysOfAsync(code, _agency.Address, args);

    private async Task<IReadOnlyList<string>> SaysOfAsync(int code, string? address, params string[] args)
    {
        await using var tool = HostProcess.Start("Tool", _settings, _folder, args: ["doctor", .. address is null ? [] : new[] { "--address", address }, .. args]);
        var ended = await tool.ExitCodeAsync(TimeSpan.FromMinutes(3));
        Assert.True(ended == code, $"{ended}\n{tool.Output}");
        foreach (var secret in new[] { "planted-secret", _slack.Workspace.BotToken, _slack.Sockets.AppToken, _slack.SigningSecret }) Assert.DoesNotContain(secret, tool.Output, StringComparison.Ordinal);
        return tool.Lines;
    }

    private sealed class OtherClock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + off;
    }
}
