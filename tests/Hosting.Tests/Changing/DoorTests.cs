using System.Net;
using System.Text.Json;
using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Tests.Changing;

/// <summary>An operator changes settings over HTTP while people ask.</summary>
public sealed class DoorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_limit_that_is_changed_over_http_holds_for_the_next_question_and_until_it_is_taken_back()
    {
        await using var agency = await WholeAgency.StartAsync(_folder);
        await agency.HeardAsync();
        await agency.AskAsync("one");
        var saved = await agency.PutAsync(new { version = 0, set = new Dictionary<string, string> { ["Limits:PersonAMinute"] = "1" }, note = "a loop" });
        Assert.Equal("""{"version":1,"changed":true}""", saved.GetRawText());

        Assert.Contains("You have asked me 1 question within a minute", await agency.AskAsync("two"), StringComparison.Ordinal);
        var budgets = (await agency.ReadAsync("/admin/api/budgets")).GetProperty("workspaces").EnumerateArray().Single(static one => one.GetProperty("workspace").GetString() == "web/local");
        Assert.Equal("""[{"of":"workspace","asked":1,"most":1200},{"of":"channel","id":"api","asked":1,"most":120},{"of":"person","id":"api","asked":1,"most":1}]""", budgets.GetProperty("questions").GetRawText());

        await agency.PutAsync(new { unset = new[] { "Limits:PersonAMinute" } });
        Assert.DoesNotContain("within a minute", await agency.AskAsync("three"), StringComparison.Ordinal);
        var history = (await agency.ReadAsync("/admin/api/settings/history")).GetProperty("versions");
        Assert.Equal(["", "a loop"], history.EnumerateArray().Select(static one => one.GetProperty("note").GetString()!));
        Assert.Equal("""[{"key":"Limits:PersonAMinute","after":"1"}]""", history[1].GetProperty("changes").GetRawText());
    }

    [Fact]
    public async Task What_is_changed_is_stronger_than_the_environment_and_outlives_a_restart()
    {
        var environment = new Dictionary<string, string?> { ["Limits__PersonAMinute"] = "7", ["MAX_WORKERS"] = "12", ["Plugins__Settings__weather__Key"] = "planted" };
        await using (var agency = await WholeAgency.StartAsync(_folder, environment))
        {
            await agency.HeardAsync();
            await agency.PutAsync(new { set = new Dictionary<string, string> { ["Limits:PersonAMinute"] = "9", ["Alerts:QuietFrom"] = "22:00", ["Alerts:QuietTo"] = "07:00" } });
        }

        await using var again = await WholeAgency.StartAsync(_folder, environment);
        await again.HeardAsync();
        Assert.Equal(("9", "changed", "30", true), Shown(await again.SettingAsync("Limits:PersonAMinute")));
        Assert.Equal(("12", "environment", "256", true), Shown(await again.SettingAsync("Models:MaxConcurrency")));
        Assert.Equal(("1200", "default", "1200", true), Shown(await again.SettingAsync("Limits:WorkspaceAMinute")));
        var secret = await again.SettingAsync("Access:AdminToken");
        Assert.False(secret.TryGetProperty("value", out _));
        Assert.DoesNotContain("planted", (await again.ListAsync()).GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("it is a secret", secret.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Of one person", (await again.SettingAsync("Limits:PersonAMinute")).GetProperty("meaning").GetString(), StringComparison.Ordinal);

        await again.RollBackAsync(new { to = 0, version = 1 });
        Assert.Equal(("7", "environment", "30", true), Shown(await again.SettingAsync("Limits:PersonAMinute")));
        Assert.Equal(("", "default", "", true), Shown(await again.SettingAsync("Alerts:QuietFrom")));
    }

    [Fact]
    public async Task What_is_wrong_is_422_with_each_fault_and_who_is_late_gets_409()
    {
        await using var agency = await WholeAgency.StartAsync(_folder);
        await agency.HeardAsync();
        var wrong = await agency.PutAsync(new { set = new Dictionary<string, string> { ["Alerts:QuietFrom"] = "25:00", ["Alerts:QuietTo"] = "07:00", ["Cluster:SiloPort"] = "1" } }, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(2, wrong.GetProperty("errors").GetArrayLength());

        await agency.PutAsync(new { version = 3, set = new Dictionary<string, string> { ["Limits:PersonAMinute"] = "1" } }, HttpStatusCode.Conflict);
        await agency.PutAsync(new { set = new Dictionary<string, string?> { ["Limits:PersonAMinute"] = null } }, HttpStatusCode.BadRequest);
        await agency.RollBackAsync(new { to = 4 }, HttpStatusCode.UnprocessableEntity);
        await agency.RollBackAsync(new { note = "?" }, HttpStatusCode.BadRequest);
        Assert.Equal(0, (await agency.ListAsync()).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task What_an_earlier_build_let_pass_is_left_out_and_shown_and_what_a_later_one_knows_is_kept()
    {
        // The check of a build that let anything pass.
        await using (var earlier = await WholeAgency.StartAsync(_folder, with: static builder => builder.Services.AddSingleton<SettingsCheck>(static (_, _) => [])))
        {
            await earlier.HeardAsync();
            await earlier.PutAsync(new { set = new Dictionary<string, string> { ["Limits:PersonAMinute"] = "-5", ["Limits:ChannelAMinute"] = "8", ["Turns:InboxLimit"] = "many", ["Later:Thing"] = "on", ["Http:Port"] = "1" } });
        }

        await using var agency = await WholeAgency.StartAsync(_folder);
        await agency.HeardAsync();
        Assert.Equal(("30", "default", "30", true), Shown(await agency.SettingAsync("Limits:PersonAMinute")));
        Assert.Equal(("8", "changed", "120", true), Shown(await agency.SettingAsync("Limits:ChannelAMinute")));
        Assert.Equal(("1000", "default", "1000", true), Shown(await agency.SettingAsync("Turns:InboxLimit")));
        Assert.Equal("must be 0 to 100000.", (await agency.SettingAsync("Limits:PersonAMinute")).GetProperty("fault").GetString());
        Assert.StartsWith("it is read once", (await agency.SettingAsync("Http:Port")).GetProperty("fault").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"Later:Thing":"on"}""", (await agency.ListAsync()).GetProperty("unknown").GetRawText());

        // What is wrong elsewhere holds up no change, and is taken back like anything.
        await agency.PutAsync(new { set = new Dictionary<string, string> { ["Prompts:MaxPromptTokens"] = "9000" }, unset = new[] { "Limits:PersonAMinute", "Later:Thing" } });
        Assert.Empty((await agency.SettingAsync("Limits:PersonAMinute")).GetProperty("changed").EnumerateObject());
        Assert.Equal("{}", (await agency.ListAsync()).GetProperty("unknown").GetRawText());
    }

    private static (string?, string?, string?, bool) Shown(JsonElement setting) =>
        (setting.GetProperty("value").GetString(), setting.GetProperty("source").GetString(), setting.GetProperty("default").GetString(), setting.GetProperty("changeable").GetBoolean());
}
