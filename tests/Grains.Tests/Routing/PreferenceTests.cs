using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Tests.Memory;
using ChatAgency.Grains.Tests.Prompts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Routing;

/// <summary>A person chooses an agent by saying so, as the agency takes it: routed, answered and kept without a model.</summary>
public sealed class PreferenceTests(MemorySilo silo) : IClassFixture<MemorySilo>
{
    private const string Set = "Code answers you from now on wherever your message names nobody else. “use nobody” ends that.";

    private readonly string _team = $"T{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IWorkspaceRoutingGrain Workspace => silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IWorkspaceRoutingGrain>($"slack/{_team}");

    private IAgency Agency => silo.Services.GetRequiredService<IAgency>();

    [Theory]
    [InlineData("use Code", "Code")]
    [InlineData("<@U04AGENCY> please use @creative.", "creative")]
    [InlineData("  Use night legal, please!", "night legal")]
    [InlineData("nimm Technical", "Technical")]
    [InlineData("use nobody", "nobody")]
    [InlineData("use code: why is this slow?", null)]
    [InlineData("use Code\nand answer this", null)]
    [InlineData("how do I use Code", null)]
    [InlineData("use 4 spaces", null)]
    [InlineData("use", null)]
    public void A_choice_is_a_whole_message_of_a_fixed_form(string message, string? name) => Assert.Equal(name, PreferenceWords.Read(message));

    [Fact]
    public void A_long_message_is_read_quickly() => Assert.Null(PreferenceWords.Read("use a" + new string(' ', 48_000) + "b"));

    [Fact]
    public async Task An_agent_that_is_chosen_says_so_is_kept_and_no_model_is_asked()
    {
        var calls = silo.Model.Calls.Count;
        var (route, answer) = await SayAsync(Request("use code"));

        Assert.Equal(("Code", 1.0, Rung.Preference, Set), (route.Agent.Value, route.Confidence, route.By, answer));
        Assert.Equal("Code", (await KeptAsync())["U1"].Value);
        Assert.Equal(Set, (await SayAsync(Request("use Code", last: "Creative"))).Answer);
        Assert.Equal(calls, silo.Model.Calls.Count);
    }

    [Fact]
    public async Task A_choice_is_taken_back_and_the_threads_agent_stays_who_it_was()
    {
        await SayAsync(Request("use code"));
        var (route, answer) = await SayAsync(Request("use nobody", last: "Creative"));

        Assert.Equal(("Creative", "Whoever fits best answers you from now on."), (route.Agent.Value, answer));
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task A_name_that_nobody_has_gets_the_list_where_a_thread_begins_and_is_a_message_like_any_other_later()
    {
        var (_, answer) = await SayAsync(Request("use cod"));
        Assert.Equal("There is no agent of that name, and nothing has changed. There are: Code, Creative, General, Technical.", answer);

        Assert.Equal("done", (await SayAsync(Request("use tabs", last: "Code"))).Answer);
        Assert.Equal("done", (await SayAsync(Request("use plain words"))).Answer);
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task What_was_written_meanwhile_is_answered_as_well_and_a_choice_in_it_counts_for_its_author()
    {
        var (_, answer) = await SayAsync(Request("use code") with { Joined = [new Joined(new PersonId("U2"), "and what is a monad?")] });
        Assert.Equal($"_{Set}_\n\ndone", answer);

        await SayAsync(Request("what is a monad?") with { Joined = [new Joined(new PersonId("U2"), "use creative")] });
        var kept = await KeptAsync();
        Assert.Equal(("Code", "Creative"), (kept["U1"].Value, kept["U2"].Value));
    }

    [Fact]
    public async Task A_panel_carries_a_choice_out_once()
    {
        var request = Request("what is a monad?") with { Joined = [new Joined(new PersonId("U2"), "use code")] };
        var panel = new Route(AgentName.General, 1, "Two are needed.", "test", Panel: [AgentName.General, new AgentName("Code")]);

        Assert.Equal($"_{Set}_\n\ndone", await AnswerAsync(panel, request));
    }

    private AgentRequest Request(string text, string? last = null) => Requests.Of(text, last: last, conversation: new ConversationId("slack", _team, "C1", "1.1"));

    private async Task<(Route Route, string Answer)> SayAsync(AgentRequest request)
    {
        var route = await Agency.RouteAsync(request, Token);
        return (route, await AnswerAsync(route, request));
    }

    private async Task<string> AnswerAsync(Route route, AgentRequest request)
    {
        var steps = new List<AgentStep>();
        await foreach (var step in Agency.AnswerAsync(route, request, Token)) steps.Add(step);
        Assert.IsType<AgentStep.Finished>(steps[^1]);
        return string.Concat(steps.OfType<AgentStep.Text>().Select(static text => text.Delta));
    }

    private async Task<IReadOnlyDictionary<string, AgentName>> KeptAsync() => (await Workspace.Read(-1, Token))!.Preferences;
}
