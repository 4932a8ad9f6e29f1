using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Auditing;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Tests.Conversations;
using ChatAgency.Grains.Tests.Tools;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Auditing;

/// <summary>Who did what stands in the audit, and nothing that anybody wrote.</summary>
public sealed class RecordingTests(World world) : IClassFixture<World>
{
    private const string Planted = "planted words of ann";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IGrainFactory Grains => world.Cluster.Client;

    [Fact(Timeout = 60_000)]
    public async Task A_call_that_waits_for_a_person_is_recorded_from_the_question_to_the_deed()
    {
        var token = TestContext.Current.CancellationToken;
        var tool = $"send-{Guid.NewGuid():N}";
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, $"wait {Planted}"), token);
        (await world.Agency.NextAsync(id, token)).Suspend(Ask(tool));
        var asking = (await world.Grain(id).UntilAsync(static view => view.Turns is [{ Approval: not null }], token)).Turns[0];
        Assert.True(await world.Grain(id).Decide(asking.Turn, asking.Approval!, true, new PersonId("ann"), token));
        (await world.Agency.NextAsync(id, token)).Act("call-1", Planted);
        await world.Grain(id).UntilEndedAsync(1, token);

        // They are written beside the turn, which waits for none of them.
        while ((await Grains.OfAsync(AuditKind.ApprovalDone, tool, token)).Length == 0) token.ThrowIfCancellationRequested();
        AuditKind[] kinds = [AuditKind.ApprovalAsked, AuditKind.ApprovalDecided, AuditKind.ApprovalBegun, AuditKind.ApprovalDone];
        AuditRecord[] all = [.. (await Task.WhenAll(kinds.Select(kind => Grains.OfAsync(kind, tool, token)))).Select(static one => Assert.Single(one))];
        Assert.Equal(["agency Waiting", "ann Approved", "ann Begun", "ann Done"], all.Select(static one => $"{one.Event.Who} {one.Event.Outcome}"));
        Assert.All(all, one => Assert.Equal((id.ToString(), "web/t1", "1"), (one.Event.Conversation, one.Event.Workspace, one.Detail("turn"))));
        await NothingIsPlantedAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task An_erasure_is_recorded_with_who_wanted_it()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, Planted), token);
        await world.Grain(id).UntilEndedAsync(1, token);
        await world.Grain(id).EraseBy(new PersonId("ann"), token);

        var record = Assert.Single(await Grains.OfAsync(AuditKind.ConversationErased, id.Thread, token));
        Assert.Equal(("ann", "erased", id.ToString()), (record.Event.Who, record.Event.Outcome, record.Event.Conversation));
        await NothingIsPlantedAsync();
    }

    [Fact]
    public async Task Each_change_of_a_profile_is_recorded_with_its_versions_and_one_that_is_refused_is_not()
    {
        var profiles = Grains.GetGrain<IProfilesGrain>(IProfilesGrain.Key);
        await profiles.Edit(Profile("one"), "ann", Token);
        await profiles.Edit(Profile("two"), "bob", Token);
        await profiles.Try("Audited", 1, 10, "bob", Token);
        await profiles.EndTrial("Audited", "bob", Token);
        await profiles.RollBack("Audited", 1, "ann", Token);
        await profiles.RollBack("Audited", 9, "ann", Token);
        await profiles.Retire("Audited", "ann", Token);

        Assert.Equal(
            ["ann answers 0>1", "bob answers 1>2", "bob tried 2>2", "bob trial-ended 2>2", "ann answers 2>1", "ann retired 1>0"],
            (await Grains.OfAsync(AuditKind.ProfileChanged, "Audited", Token)).Select(static one => $"{one.Event.Who} {one.Event.Outcome} {one.Detail("before")}>{one.Detail("after")}"));
        await NothingIsPlantedAsync();

        static string Profile(string more) => $"---\nname: Audited\ndescription: {Planted}.\n---\n{Planted} {more}\n";
    }

    [Fact]
    public async Task What_is_set_of_routing_is_recorded_with_who_set_it()
    {
        var workspace = Grains.GetGrain<IWorkspaceRoutingGrain>("slack/TAUDIT");
        Assert.Empty(await workspace.Set(new RoutingWishes { By = "bob", Rules = [new RoutingRule(AgentName.General, null, [Planted])] }, Token));
        Assert.NotEmpty(await workspace.Set(new RoutingWishes { By = "bob", Version = 0 }, Token));
        await workspace.PreferBy(new PersonId("U7"), new AgentName("Code"), "bob", Token);
        await workspace.Use(new PersonId("U7"), "nobody", Token);

        var routed = Assert.Single(await Grains.OfAsync(AuditKind.RoutingChanged, "slack/TAUDIT", Token));
        Assert.Equal(("bob", "0", "1"), (routed.Event.Who, routed.Detail("before"), routed.Detail("after")));
        Assert.Equal(["bob set Code", "U7 taken-off "], (await Grains.OfAsync(AuditKind.PreferenceChanged, "U7", Token)).Select(static one => $"{one.Event.Who} {one.Event.Outcome} {one.Detail("agent")}"));
        await NothingIsPlantedAsync();
    }

    [Fact]
    public async Task A_tool_that_writes_is_in_the_store_before_it_runs_and_what_it_got_and_gave_never_is()
    {
        var tool = $"t{Guid.NewGuid():N}";
        var before = -1;
        var write = new AgencyTool(AIFunctionFactory.Create(async (string text) => { before = (await Grains.OfAsync(AuditKind.ToolBegun, tool, Token)).Length; return Planted; }, tool), ToolReach.Writes);
        await using var bench = ToolBench.Start(tool, [ToolBench.Calls(tool, ("text", Planted))], services => ToolBench.Add(services.AddSingleton<AuditWrite>(Write), write));
        await bench.AskAsync(Planted, Token);

        Assert.Equal(1, before);
        AuditRecord[] called;
        do called = await Grains.OfAsync(AuditKind.ToolCalled, tool, Token);
        while (called.Length == 0);
        Assert.Equal(("U1", "Done", "General", "slack/T1/C1:100.1"), (called[0].Event.Who, called[0].Event.Outcome, called[0].Detail("agent"), called[0].Event.Conversation));
        await NothingIsPlantedAsync();

        Task Write(int chain, IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken) => Grains.GetGrain<IAuditGrain>(chain).Add(events, cancellationToken);
    }

    private static ApprovalAsk Ask(string tool) => new()
    {
        Id = "call-1",
        Agent = "General",
        Tool = tool,
        Shown = Planted,
        Script = Planted,
        Approvers = ["ann"],
        ApproverNames = Planted,
        Life = TimeSpan.FromHours(1),
    };

    /// <summary>The whole audit as it lies in the store.</summary>
    private async Task NothingIsPlantedAsync()
    {
        for (var chain = 0; chain < IAuditGrain.Chains; chain++) Assert.Null((await Grains.ChainAsync(chain, Token)).FirstFault(chain));
        Assert.NotEmpty(world.Storage.Bodies("audit", ""));
        Assert.All([.. world.Storage.Bodies("audit", ""), .. world.Storage.Bodies("audit-page", "")], static body => Assert.DoesNotContain("planted", body, StringComparison.OrdinalIgnoreCase));
    }
}
