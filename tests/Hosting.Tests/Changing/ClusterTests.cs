using System.Collections.Immutable;
using ChatAgency.Grains.Conversations;
using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Grains.Limiting;
using ChatAgency.Grains.Tools;

namespace ChatAgency.Hosting.Tests.Changing;

/// <summary>Settings that are changed in one place hold on every silo, each over its own configuration.</summary>
public sealed class ClusterTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_holds_on_both_silos_until_it_is_taken_back()
    {
        var outcome = await SetAsync(("limits:personaminute", "3"), ("TURNS:TaskTimeoutSeconds", "45"));
        Assert.True(outcome.Changed);
        await silos.UntilAsync<LimitOptions>(static limits => limits is { PersonAMinute: 3, ChannelAMinute: 77 });
        await silos.UntilAsync<TurnOptions>(static turns => turns.TaskTimeoutSeconds == 45);

        await DoneAsync(new SettingsWish { By = "ann", Unset = ["Limits:PersonAMinute", "Turns:TaskTimeoutSeconds"] });
        await silos.UntilAsync<LimitOptions>(static limits => limits.PersonAMinute == 30);
        await silos.UntilAsync<TurnOptions>(static turns => turns.TaskTimeoutSeconds == 300);
    }

    [Fact]
    public async Task A_list_is_changed_as_a_whole_and_may_be_emptied()
    {
        await SetAsync(("Tools:Off", "send_mail"));
        await silos.UntilAsync<ToolOptions>(static tools => tools.Off.SequenceEqual(["send_mail"]));
        await SetAsync(("Tools:Off", ""));
        await silos.UntilAsync<ToolOptions>(static tools => tools.Off.Count == 0);
        await DoneAsync(new SettingsWish { By = "ann", Unset = ["Tools:Off"] });
        await silos.UntilAsync<ToolOptions>(static tools => tools.Off.SequenceEqual(["web_page", "calculator"]));
    }

    [Fact]
    public async Task Of_a_wish_with_faults_each_is_named_and_nothing_is_changed()
    {
        var before = await ReadAsync();
        var outcome = await silos.Settings.Change(Wish(
            ("Limits:WorkspaceAMinute", "9"), ("Limits:PersonAMinute", "-1"), ("Turns:InboxLimit", "many"), ("Slack:BotToken", "xoxb-1"), ("Storage:Provider", "redis"), ("Limits:Nobody", "1"), ("Turns:WhenBusyIn", "x"), ("Models:Fallbacks", "x")), Token);

        Assert.Equal((false, before.Version), (outcome.Changed, outcome.Version));
        string[] starts =
        [
            "Limits:Nobody: there is no setting of this name", "Limits__PersonAMinute: must be 0 to 100000", "Models:Fallbacks: its elements have several parts", "Slack:BotToken: it is a secret",
            "Storage:Provider: it is read once", "Turns:WhenBusyIn: it is a table", "Turns__InboxLimit: is not a whole number",
        ];
        Assert.Equal(starts.Length, outcome.Faults.Count);
        Assert.All(starts.Zip(outcome.Faults.Order(StringComparer.Ordinal)), static pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.DoesNotContain(outcome.Faults, static fault => fault.Contains("xoxb-1", StringComparison.Ordinal));
        Assert.Equal(before.Values.OrderBy(static one => one.Key), (await ReadAsync()).Values.OrderBy(static one => one.Key));
    }

    [Fact]
    public async Task Who_has_not_seen_the_latest_change_changes_nothing()
    {
        var first = await SetAsync(("Prompts:MaxPromptTokens", "5000"));
        var late = await silos.Settings.Change(Wish(("Prompts:MaxPromptTokens", "6000")) with { Expected = first.Version - 1 }, Token);
        Assert.Equal((false, true, first.Version), (late.Changed, late.IsConflict, late.Version));
        Assert.True((await silos.Settings.RollBack(0, first.Version - 1, "ben", "", Token)).IsConflict);

        Assert.True((await silos.Settings.Change(Wish(("Prompts:MaxPromptTokens", "6000")) with { Expected = first.Version }, Token)).Changed);
        Assert.False((await SetAsync(("Prompts:MaxPromptTokens", "6000"))).Changed);
        Assert.Equal("6000", (await ReadAsync()).Values["Prompts:MaxPromptTokens"]);
    }

    [Fact]
    public async Task A_version_is_rolled_back_to_and_how_it_came_is_kept_and_audited()
    {
        var good = (await SetAsync(("Routing:PanelMembers", "4"))).Version;
        await SetAsync(("Routing:PanelMembers", "6"), ("Routing:Handoffs", "false"));
        var outcome = await silos.Settings.RollBack(good, null, "ben", "too many", Token);

        Assert.Equal((good + 2, true), (outcome.Version, outcome.Changed));
        var values = (await ReadAsync()).Values;
        Assert.Equal("4", values["Routing:PanelMembers"]);
        Assert.DoesNotContain("Routing:Handoffs", values.Keys);
        var latest = (await silos.Settings.History(Token))[0];
        Assert.Equal((good + 2, "ben", "too many", good), (latest.Version, latest.By, latest.Note, latest.RolledBackTo));
        Assert.Equal([new SettingChange("Routing:Handoffs", "false", null), new SettingChange("Routing:PanelMembers", "6", "4")], latest.Changes);

        var audited = await silos.AuditAsync("Routing:PanelMembers");
        Assert.Equal([("ann", "", "4"), ("ann", "4", "6"), ("ben", "6", "4")], audited.Select(static what => (what.Who, Detail(what, "before"), Detail(what, "after"))));
        Assert.Equal(["set", "taken-back"], (await silos.AuditAsync("Routing:Handoffs")).Select(static what => what.Outcome));
    }

    [Fact]
    public async Task A_hundred_versions_are_kept_and_nothing_older_is_rolled_back_to()
    {
        for (var i = 0; i <= ISettingsGrain.MostVersions; i++) await SetAsync(("Alerts:Faults", $"{i + 10}"));
        var history = await silos.Settings.History(Token);
        Assert.Equal(ISettingsGrain.MostVersions, history.Count);
        Assert.Equal(history[0].Version - ISettingsGrain.MostVersions + 1, history[^1].Version);

        Assert.StartsWith($"version {history[^1].Version - 2} is not kept", Assert.Single((await silos.Settings.RollBack(history[^1].Version - 2, null, "ann", "", Token)).Faults), StringComparison.Ordinal);
        Assert.True((await silos.Settings.RollBack(history[^1].Version - 1, null, "ann", "", Token)).Changed);
        Assert.Equal("10", (await ReadAsync()).Values["Alerts:Faults"]);
    }

    [Theory]
    [InlineData(0, 0, "1 to 20 settings are changed at once")]
    [InlineData(21, 0, "1 to 20 settings are changed at once")]
    [InlineData(1, 201, "a note has 200 characters at most")]
    public async Task A_wish_has_bounds(int keys, int note, string fault)
    {
        var wish = Wish([.. Enumerable.Range(0, keys).Select(static i => ($"Limits:{i}", "1"))]) with { Note = new string('n', note) };
        Assert.Equal([fault], (await silos.Settings.Change(wish, Token)).Faults);
        Assert.Equal(["Limits:PersonAMinute has more than 500 characters"], (await silos.Settings.Change(Wish(("Limits:PersonAMinute", new string('1', 501))), Token)).Faults);
        Assert.Equal(["Limits:PersonAMinute is named twice"], (await silos.Settings.Change(Wish(("Limits:PersonAMinute", "1")) with { Unset = ["limits:PERSONAMINUTE"] }, Token)).Faults);
    }

    private static string Detail(Core.Auditing.AuditEvent what, string key) => what.Details.FirstOrDefault(detail => detail.Key == key)?.Value ?? "";

    private static SettingsWish Wish(params (string Key, string Value)[] set) => new() { By = "ann", Set = set.ToImmutableDictionary(static one => one.Key, static one => one.Value) };

    private async Task<ChangedSettings> ReadAsync() => (await silos.Settings.Read(-1, Token))!;

    private Task<SettingsOutcome> SetAsync(params (string Key, string Value)[] set) => DoneAsync(Wish(set));

    private async Task<SettingsOutcome> DoneAsync(SettingsWish wish)
    {
        var outcome = await silos.Settings.Change(wish, Token);
        Assert.Empty(outcome.Faults);
        return outcome;
    }
}
