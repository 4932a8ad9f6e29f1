using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Grains.Profiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAgency.Grains.Tests.Profiles;

/// <summary>Versions of profiles: from files and operators, served to every silo.</summary>
public sealed class ProfilesTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agents");
    private Conversations.World _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IProfilesGrain Profiles => _world.Cluster.Client.GetGrain<IProfilesGrain>(IProfilesGrain.Key);

    public async ValueTask InitializeAsync() => _world = await Conversations.World.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_changed_file_is_the_next_version_and_every_silo_takes_it_on()
    {
        var (one, oneHas) = Silo();
        var (other, otherHas) = Silo(folder: "");
        Write("legal.md", Legal("Reads contracts."));
        await one.LookAsync(Token);
        await other.LookAsync(Token);
        Assert.Equal((1, "Reads contracts."), (otherHas.Find("Legal")!.Version, otherHas.Find("Legal")!.Description));

        Write("legal.md", Legal("Reads laws."));
        await one.LookAsync(Token);
        await other.LookAsync(Token);
        Assert.All([oneHas, otherHas], static roster => Assert.Equal((2, "Reads laws."), (roster.Find("legal")!.Version, roster.Find("legal")!.Description)));
        Assert.Equal(["file:legal.md", "file:legal.md"], (await Profiles.Read("LEGAL", Token))!.Versions.Select(static version => version.By));
        Assert.Equal(1, otherHas.Find("General")!.Version);
    }

    [Fact]
    public async Task A_wrong_file_leaves_the_last_good_version_in_service_and_is_named_with_its_line_until_it_is_right()
    {
        var (watch, roster) = Silo();
        Write("legal.md", Legal("Reads contracts."));
        await watch.LookAsync(Token);
        Write("legal.md", Legal("Reads contracts.").Replace("temperature: 0.2", "temperature: hot", StringComparison.Ordinal));
        await watch.LookAsync(Token);

        Assert.Equal((1, 0.2f), (roster.Find("Legal")!.Version, roster.Find("Legal")!.Temperature));
        Assert.StartsWith("legal.md:4: ", Assert.Single(await Profiles.Faults(Token)), StringComparison.Ordinal);

        Write("legal.md", Legal("Reads contracts well."));
        await watch.LookAsync(Token);
        Assert.Equal(2, roster.Find("Legal")!.Version);
        Assert.Empty(await Profiles.Faults(Token));
    }

    [Fact]
    public async Task All_agents_are_listed_by_name_those_out_of_service_too()
    {
        await Profiles.Edit(Legal("Reads contracts."), "ann", Token);
        await Profiles.Edit(Legal("Reads laws."), "ann", Token);
        await Profiles.Try("Legal", 1, 10, "ann", Token);
        await Profiles.Edit(Legal("Adds up.").Replace("Legal", "Accounts", StringComparison.Ordinal), "ben", Token);
        await Profiles.Retire("Accounts", "cid", Token);

        Assert.Equal([new ListedProfile("Accounts", 0, null, 1, "cid"), new ListedProfile("Legal", 2, new ProfileTrial(1, 10), 2, "ann")], await Profiles.List(Token));
    }

    [Fact]
    public async Task A_text_of_another_agent_or_of_endless_lines_is_refused()
    {
        await Profiles.Edit(Legal("Reads contracts."), "ann", Token);
        Assert.Equal(["the text is of Legal: its name says so"], (await Profiles.EditOf("Taxes", Legal("Reads taxes."), "ben", Token)).Faults);
        Assert.Equal(["profile:2001: a profile has 2000 lines at most"], (await Profiles.EditOf("Legal", Legal("Reads.") + new string('\r', 2_000), "ben", Token)).Faults);
        Assert.Equal((2, true), await Outcome(Profiles.EditOf("LEGAL", Legal("Reads laws."), "ben", Token)));
        Assert.Null(await Profiles.Read("Taxes", Token));
    }

    [Fact]
    public async Task An_operator_edits_compares_and_rolls_back()
    {
        await Profiles.Edit(Legal("Reads contracts."), "ann", Token);
        var edited = await Profiles.Edit(Legal("Reads laws."), "ben", Token);
        Assert.Equal((2, true), (edited.Version, edited.Changed));
        var wrong = await Profiles.Edit("---\nname: Legal\n---\n", "ben", Token);
        Assert.Equal((false, 2), (wrong.Changed, wrong.Faults.Count));

        var lines = (await Profiles.Compare("Legal", 1, 2, Token))!;
        Assert.Equal(["-description: Reads contracts.", "+description: Reads laws."], lines.Where(static line => line.Sign != ' ').Select(static line => $"{line.Sign}{line.Text}"));
        Assert.Equal(Legal("Reads laws."), string.Join('\n', lines.Where(static line => line.Sign != '-').Select(static line => line.Text)));

        Assert.Equal((1, true), await Outcome(Profiles.RollBack("Legal", 1, "ann", Token)));
        Assert.Equal((1, false), await Outcome(Profiles.RollBack("Legal", 7, "ann", Token)));
        Assert.Equal(("ann", 2), ((await Profiles.Read("Legal", Token))!.ChangedBy, (await Profiles.Read("Legal", Token))!.Versions.Length));
        Assert.Null(await Profiles.Compare("Legal", 1, 9, Token));
        Assert.Null(await Profiles.Read("Nobody", Token));
    }

    [Fact]
    public async Task A_version_is_tried_on_its_share_of_the_threads_and_a_thread_stays_on_its_side()
    {
        await Profiles.Edit(Legal("Old."), "ann", Token);
        await Profiles.Edit(Legal("New."), "ann", Token);
        await Profiles.RollBack("Legal", 1, "ann", Token);
        Assert.Equal((1, true), await Outcome(Profiles.Try("Legal", 2, 30, "ann", Token)));
        var (watch, roster) = Silo(folder: "");
        await watch.LookAsync(Token);
        var (again, elsewhere) = Silo(folder: "");
        await again.LookAsync(Token);

        var threads = Enumerable.Range(0, 1_000).Select(static n => new ConversationId("slack", "T1", "C1", $"{n}.1")).ToArray();
        var tried = threads.Count(thread => roster.For("Legal", thread).Version == 2);
        Assert.InRange(tried, 250, 350);
        Assert.All(threads, thread => Assert.Equal(roster.For("Legal", thread).Version, elsewhere.For("Legal", thread).Version));
        Assert.All(threads, thread => Assert.Equal(1, roster.For("General", thread).Version));

        await Profiles.EndTrial("Legal", "ann", Token);
        await watch.LookAsync(Token);
        Assert.All(threads, thread => Assert.Equal(1, roster.For("Legal", thread).Version));
        Assert.Equal((1, false), await Outcome(Profiles.Try("Legal", 2, 100, "ann", Token), current: 1));
        Assert.Equal((1, false), await Outcome(Profiles.Try("Legal", 1, 10, "ann", Token)));
    }

    [Fact]
    public async Task A_silo_that_starts_with_an_older_file_takes_nothing_back_and_one_that_sees_it_written_does()
    {
        Write("legal.md", Legal("First."));
        await Silo().Watch.LookAsync(Token);
        await Profiles.Edit(Legal("Second."), "ann", Token);
        var (late, roster) = Silo();
        await late.LookAsync(Token);
        Assert.Equal(2, roster.Find("Legal")!.Version);

        Write("legal.md", Legal("Third."));
        await late.LookAsync(Token);
        Write("legal.md", Legal("First."));
        await late.LookAsync(Token);
        Assert.Equal((1, "First."), (roster.Find("Legal")!.Version, roster.Find("Legal")!.Description));
    }

    [Fact]
    public async Task An_agent_whose_file_is_removed_leaves_and_a_built_in_one_comes_back()
    {
        var (watch, roster) = Silo();
        Write("legal.md", Legal("Reads contracts."));
        Write("coder.md", Legal("Ours.").Replace("name: Legal", "name: Code", StringComparison.Ordinal));
        await watch.LookAsync(Token);
        Assert.Equal("Ours.", roster.Find("Code")!.Description);
        File.Delete(Path.Combine(_folder.FullName, "legal.md"));
        File.Delete(Path.Combine(_folder.FullName, "coder.md"));
        await watch.LookAsync(Token);

        Assert.Null(roster.Find("Legal"));
        Assert.Equal(AgentRoster.BuiltIn().Find("Code")!.Description, roster.Find("Code")!.Description);
        Assert.Equal((1, false), await Outcome(Profiles.Retire("General", "ann", Token), current: 1));
        Assert.Equal((1, true), await Outcome(Profiles.RollBack("Legal", 1, "ann", Token)));
    }

    [Fact]
    public async Task Versions_survive_the_grain_and_fifty_are_kept()
    {
        for (var i = 1; i <= 53; i++) await Profiles.Edit(Legal($"Number {i}."), "ann", Token);
        await _world.Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, Token);

        var history = (await Profiles.Read("Legal", Token))!;
        Assert.Equal((53, 50, 4), (history.Current, history.Versions.Length, history.Versions[0].Version));
    }

    private static string Legal(string description) => $"---\nname: Legal\ndescription: {description}\ntemperature: 0.2\n---\nYou read contracts.";

    private static async Task<(int, bool)> Outcome(Task<ProfileOutcome> asked, int? current = null)
    {
        var outcome = await asked;
        Assert.Equal(outcome.Changed, outcome.Faults.Count == 0);
        return (current ?? outcome.Version, outcome.Changed);
    }

    private void Write(string file, string text)
    {
        using var writer = File.CreateText(Path.Combine(_folder.FullName, file));
        writer.Write(text);
    }

    private (ProfileWatch Watch, AgentRoster Roster) Silo(string? folder = null)
    {
        var options = Options.Create(new AgentOptions { Folder = folder ?? _folder.FullName });
        var files = new ProfileFiles(options);
        var roster = ProfilesAtStart.Read(files, NullLogger.Instance);
        var grains = _world.Cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();
        return (new ProfileWatch(files, roster, grains, options, TimeProvider.System, NullLogger<ProfileWatch>.Instance), roster);
    }
}
