using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Handoffs;
using ChatAgency.Grains.Tests.Prompts;
using ChatAgency.Grains.Tests.Tools;
using Microsoft.Extensions.AI;
using Xunit;

namespace ChatAgency.Grains.Tests.Handoffs;

/// <summary>Whom an agent may pass a turn on to, and what comes of a model's wish.</summary>
public sealed class HandoffOfferTests
{
    private static readonly IReadOnlyList<AgentProfile> All = [Profile("Code", "'*'"), Profile("Creative", "code, legal"), Profile("General", "")];

    [Theory]
    [InlineData("Code", "Creative, General")]
    [InlineData("Creative", "Code")]
    [InlineData("General", null)]
    public void Those_whom_the_profile_names_and_who_are_there(string agent, string? to) => Assert.Equal(to, Offered(Requests.Of("?"), agent));

    [Fact]
    public void Nobody_gets_a_turn_twice_and_the_fourth_keeps_it()
    {
        Assert.Equal("General", Offered(Requests.Of("?") with { Handovers = [From("Creative")] }, "Code"));
        Assert.Null(Offered(Requests.Of("?") with { Handovers = [From("Creative"), From("General")] }, "Code"));
        Assert.Null(Offered(Requests.Of("?") with { Handovers = [From("A"), From("B"), From("C")] }, "Code"));
    }

    [Fact]
    public void A_panel_answers_together_and_what_waited_for_a_person_goes_on_as_it_was()
    {
        Assert.Null(Offered(Requests.Of("?") with { Panel = [new AgentName("Code"), new AgentName("Creative")] }, "Code"));
        Assert.Null(Offered(Requests.Of("?") with { Contributions = [new Contribution(new AgentName("Creative"), "x")] }, "Code"));
    }

    [Fact]
    public async Task A_model_that_passes_its_turn_on_is_not_called_again()
    {
        await using var silo = ToolBench.Start(
            "calculator",
            [ToolBench.Calls("calculator", ("formula", "6*7")), [new TextContent("So far."), .. ToolBench.Calls("pass_on", ("agent", "code"), ("reason", "It is\ncode."))]],
            passesOnTo: "Code");

        var steps = await silo.AskAsync("what is 6*7 in C?", TestContext.Current.CancellationToken);

        Assert.Equal(["calculator", "pass_on"], silo.Model.Calls.Last().Options!.Tools!.Select(static tool => tool.Name));
        Assert.Equal(2, silo.Model.Calls.Count);
        var passed = Assert.IsType<AgentStep.PassedOn>(steps[^1]);
        Assert.Equal(("Code", "It is code.", 20L), (passed.To.Value, passed.Reason, passed.Account.InputTokens));
        Assert.Matches(@"\A\[([0-9A-Z]{12}) returned\]\n42\n\[\1 end\]\z", Assert.Single(passed.Returned));
    }

    [Fact]
    public async Task A_wish_for_somebody_who_is_not_there_is_answered_as_any_call_that_cannot_be()
    {
        await using var silo = ToolBench.Start("", [ToolBench.Calls("pass_on", ("agent", "Nobody"), ("reason", "?")), ToolBench.Says("Then I do it.")], passesOnTo: "Code");

        var steps = await silo.AskAsync("so?", TestContext.Current.CancellationToken);

        Assert.Equal("Then I do it.", Assert.Single(steps.OfType<AgentStep.Text>()).Delta);
        Assert.IsType<AgentStep.Finished>(steps[^1]);
    }

    private static string? Offered(AgentRequest request, string agent)
    {
        if (HandoffOffer.Of(All.Single(one => one.Name.Value == agent), request, All) is not { } offer) return null;
        var names = ((AIFunctionDeclaration)offer.Function).JsonSchema.GetProperty("properties").GetProperty("agent").GetProperty("enum");
        return string.Join(", ", names.EnumerateArray().Select(static name => name.GetString()));
    }

    private static Handover From(string agent) => new(new AgentName(agent), "why", "", []);

    private static AgentProfile Profile(string name, string passesOnTo) =>
        ProfileFile.Parse("a.md", $"---\nname: {name}\ndescription: Does {name}.\npasses_on_to: [{passesOnTo}]\n---\nYou do {name}.");
}
