using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Tests.Prompts;
using Microsoft.Extensions.AI;
using Xunit;

namespace ChatAgency.Grains.Tests.Routing;

public sealed class LadderTests(RoutingSilo silo) : IClassFixture<RoutingSilo>
{
    // Nothing in it says whom it is for; the local router would give it to Code, unsurely.
    private const string Unclear = "it looks odd, doesn't it?";

    private readonly string _workspace = Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Code", "code: what is a monad")]
    [InlineData("Code", "<@U04AGENCY> Code: hello")]
    [InlineData("Creative", "@Creative why does our VPN drop?")]
    [InlineData("Creative", "  @creative, a word please")]
    [InlineData("Technical", "TECHNICAL : write a poem")]
    [InlineData("General", "general: SELECT name FROM users")]
    public async Task Who_is_named_answers(string agent, string text)
    {
        var route = (await RouteAsync(text, "Technical"));

        Assert.Equal((agent, 1.0), (route.Agent.Value, route.Confidence));
        Assert.Contains("by name", route.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code of conduct for the summer party")]
    [InlineData("@codex is on holiday")]
    [InlineData("Creative::Suite is expensive")]
    [InlineData("the general: a film from 1926")]
    public async Task Who_is_only_mentioned_is_not_named(string text) => Assert.NotEqual(1.0, (await RouteAsync(text)).Confidence);

    [Theory]
    [InlineData("Creative", "shorter, it has to fit on a mug")]
    [InlineData("Creative", "and one where the hero is the accountant")]
    [InlineData("Code", "now add error handling")]
    [InlineData("Code", "that doesn't compile, CS0103 on line 12")]
    [InlineData("Technical", "and which of those ports has to be open inbound")]
    [InlineData("Technical", "no i meant on the physical layer")]
    [InlineData("Technical", "why?")]
    [InlineData("General", "hmm ok. what would you do in my place?")]
    public async Task A_short_message_that_leans_on_the_talk_stays_with_its_agent(string last, string text) =>
        Assert.Equal(last, (await RouteAsync(text, last)).Agent.Value);

    [Theory]
    [InlineData("Code", "Creative", "Thanks! Different thing: can you write a python script that resizes images in a folder?")]
    [InlineData("Creative", "Code", "Great. For the release party we need a poem and a catchy slogan, five lines at most please")]
    [InlineData("General", "Code", "Completely different topic: how many days of leave do people usually get in Portugal, and does it differ by age or region?")]
    public async Task A_new_matter_leaves_the_last_agent(string agent, string last, string text) =>
        Assert.Equal(agent, (await RouteAsync(text, last)).Agent.Value);

    [Theory]
    [InlineData("code, creative: a poem in Python", "Code Creative")]
    [InlineData("<@U04AGENCY> @Technical, @Code why is this slow", "Technical Code")]
    [InlineData("Creative and general + code and technical: hello", "Creative General Code")]
    [InlineData("code, code: twice", "")]
    [InlineData("code, design: hello", "")]
    [InlineData("code and creative work hand in hand", "")]
    public async Task Several_who_are_named_answer_together(string text, string panel) =>
        Assert.Equal(panel, string.Join(' ', (await RouteAsync(text)).Panel ?? []));

    [Fact]
    public async Task A_workspace_may_want_no_panels()
    {
        await silo.Workspace(_workspace).Set(new RoutingWishes { Panels = PanelMode.Off }, Token);
        var route = await RouteAsync("code, creative: a poem in Python");

        Assert.Equal(("Code", null), (route.Agent.Value, route.Panel));
    }

    [Fact]
    public async Task A_preference_is_stronger_than_all_but_a_name_and_may_be_taken_back()
    {
        await silo.Workspace(_workspace).Prefer(new PersonId("U1"), new AgentName("Creative"), Token);
        Assert.Equal((Rung.Preference, "Creative"), await RungAsync("SELECT name FROM users", last: "Technical"));
        Assert.Equal((Rung.Named, "Code"), await RungAsync("code: hello"));

        await silo.Workspace(_workspace).Prefer(new PersonId("U1"), null, Token);
        silo.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((Rung.Local, "Code"), await RungAsync("SELECT name FROM users"));
        Assert.NotEqual(Rung.Preference, (await RungAsync("hello", workspace: "another")).By);
    }

    [Fact]
    public async Task The_talk_is_stronger_than_a_rule_and_a_rule_than_the_router()
    {
        var faults = await silo.Workspace(_workspace).Set(new RoutingWishes { Rules = [new RoutingRule(new AgentName("Legal"), null, ["form"]), new RoutingRule(new AgentName("Technical"), null, ["invoice run"]), new RoutingRule(new AgentName("Creative"), "C1", ["brand"])] }, Token);
        Assert.Empty(faults);

        Assert.Equal((Rung.Rule, "Technical"), await RungAsync("write a python script for the Invoice Run"));
        Assert.Equal((Rung.Rule, "Creative"), await RungAsync("is this our brand?"));
        Assert.Equal((Rung.Thread, "Code"), await RungAsync("and the invoice run?", last: "Code"));
        Assert.NotEqual(Rung.Rule, (await RungAsync("the invoice runner, and how to perform")).By);
        // A rule for an agent that is not there is none.
        Assert.NotEqual(Rung.Rule, (await RungAsync("a form")).By);
    }

    [Fact]
    public async Task Whom_a_person_chose_for_the_turn_is_stronger_than_all_even_a_name()
    {
        await silo.Workspace(_workspace).Prefer(new PersonId("U1"), new AgentName("Creative"), Token);
        var route = await silo.Ladder.ChooseAsync(Request("code: SELECT name FROM users", null, _workspace) with { Choice = new Choice(new AgentName("technical"), new PersonId("U1"), default) }, Token);
        Assert.Equal((Rung.Named, "Technical", "You chose Technical for this message."), (route.By, route.Agent.Value, route.Reason));

        var gone = await silo.Ladder.ChooseAsync(Request("code: hello", null, _workspace) with { Choice = new Choice(new AgentName("Legal"), new PersonId("U2"), default) }, Token);
        Assert.Equal("Code", gone.Agent.Value);
    }

    [Fact]
    public async Task Who_else_may_be_had_is_everybody_who_does_not_answer_and_each_of_a_panel()
    {
        Assert.Equal(["Creative", "General", "Technical"], (await RouteAsync("code: hello")).Others);
        Assert.Equal(["Code", "Creative", "General", "Technical"], (await RouteAsync("code, creative: hello")).Others);
        // Whoever comes second to the router comes first here.
        var ranked = await RouteAsync("write a short friendly mail to a customer about the delay");
        Assert.Equal((Rung.Local, "General", "Technical"), (ranked.By, ranked.Agent.Value, ranked.Others![0]));
    }

    [Fact]
    public async Task A_correction_decides_for_the_same_message_and_for_one_much_like_it_and_for_no_other()
    {
        await LearnAsync("write a python script that greets our new colleagues every monday morning", "Creative", "m1");

        var same = await RouteAsync("<@U04AGENCY> Write a Python script that greets our new colleagues every Monday morning!");
        Assert.Equal((Rung.Lesson, "Creative", 1.0, "Somebody corrected a message with the same words before: it is for Creative."), (same.By, same.Agent.Value, same.Confidence, same.Reason));
        var like = await RouteAsync("write a python script that greets our new colleagues every friday morning");
        Assert.Equal((Rung.Lesson, "Creative", "Somebody corrected a message much like it before: it is for Creative."), (like.By, like.Agent.Value, like.Reason));
        Assert.InRange(like.Confidence, 0.8, 0.99);
        Assert.Equal((Rung.Local, "Code"), await RungAsync("write a python script that prints the first ten primes"));
        Assert.NotEqual(Rung.Lesson, (await RungAsync("write a python script that greets our new colleagues every monday morning", workspace: "another")).By);
    }

    [Fact]
    public async Task A_lesson_is_weaker_than_a_rule_and_a_later_contrary_one_wins()
    {
        const string Text = "is this invoice run in our brand voice";
        await LearnAsync(Text, "Code", "m1");
        await LearnAsync(Text, "Creative", "m2");
        Assert.Equal((Rung.Lesson, "Creative"), await RungAsync(Text));
        Assert.Equal((Rung.Named, "Code"), await RungAsync("code: " + Text));
        Assert.Single((await silo.Workspace(_workspace).Read(-1, Token))!.Lessons);

        await silo.Workspace(_workspace).Set(new RoutingWishes { Rules = [new RoutingRule(new AgentName("Technical"), null, ["invoice run"])] }, Token);
        silo.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((Rung.Rule, "Technical"), await RungAsync(Text));
        await silo.Workspace(_workspace).Set(new RoutingWishes(), Token);
        await silo.Workspace(_workspace).Forget(Requests.Thread.ToString(), new MessageId("m2"), Token);
        silo.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEqual(Rung.Lesson, (await RungAsync(Text)).By);
    }

    [Fact]
    public async Task A_lesson_for_an_agent_that_is_gone_is_none()
    {
        await LearnAsync("what does clause seven of this lease oblige us to", "Legal", "m1");
        Assert.NotEqual(Rung.Lesson, (await RungAsync("what does clause seven of this lease oblige us to")).By);
    }

    [Fact]
    public async Task What_is_wrong_with_rules_is_named_and_nothing_is_set()
    {
        var faults = await silo.Workspace(_workspace).Set(new RoutingWishes { Mode = (RoutingMode)7, Rules = [new RoutingRule(new AgentName(""), null, []), new RoutingRule(new AgentName("Code"), null, [" "])] }, Token);

        Assert.Equal(4, faults.Count);
        Assert.Equal(0, (await silo.Workspace(_workspace).Read(-1, Token))!.Version);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_written_over()
    {
        Assert.Empty(await silo.Workspace(_workspace).Set(new RoutingWishes { Version = 0, Handoffs = false }, Token));
        var fault = Assert.Single(await silo.Workspace(_workspace).Set(new RoutingWishes { Version = 0, Panels = PanelMode.Off }, Token));

        Assert.StartsWith("somebody else changed it: this was made of version 0, and 1 holds", fault, StringComparison.Ordinal);
        var holds = (await silo.Workspace(_workspace).Read(-1, Token))!;
        Assert.Equal((1, false, null), (holds.Version, holds.Handoffs, holds.Panels));
        Assert.Empty(await silo.Workspace(_workspace).Set(new RoutingWishes { Panels = PanelMode.Off }, Token));
    }

    [Fact]
    public async Task Where_two_are_about_as_likely_the_likelier_begins_and_the_other_is_asked_about()
    {
        var route = await RouteAsync(Unclear);
        Assert.Equal((Rung.Likeliest, "Code"), (route.By, route.Agent.Value));
        Assert.Equal((route.Others![0], $"It could be for Code or for {route.Rival}."), (route.Rival, route.Reason));
        Assert.Null(route.Panel);

        Assert.Null((await RouteAsync("SELECT name FROM users WHERE id = 1")).Rival);
        Assert.Null((await RouteAsync($"creative: {Unclear}")).Rival);
        await HybridAsync("""{"agent":"technical","also":[],"confidence":0.9,"reason":"It is about a network."}""");
        silo.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null((await RouteAsync(Unclear)).Rival);
    }

    [Fact]
    public async Task In_hybrid_mode_a_model_is_asked_where_the_router_is_unsure_and_nowhere_else()
    {
        await HybridAsync("""{"agent":"technical","also":[],"confidence":0.9,"reason":"It is about a network."}""");
        var route = await RouteAsync(Unclear);
        Assert.Equal(("Technical", 0.9, "It is about a network.", Rung.Model, "model-1"), (route.Agent.Value, route.Confidence, route.Reason, route.By, route.Version));
        var (messages, options) = Assert.Single(silo.Model.Calls);
        Assert.Contains("- Technical: Explains and mends systems", messages[0].Text, StringComparison.Ordinal);
        Assert.Contains($"wrote]\n{Unclear}", messages[1].Text, StringComparison.Ordinal);
        Assert.Contains("\"enum\":[\"Code\",\"Creative\",\"General\",\"Technical\"]", ((ChatResponseFormatJson)options!.ResponseFormat!).Schema.ToString()!.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        Assert.Equal(Rung.Local, (await RungAsync("SELECT name FROM users WHERE id = 1")).By);
        Assert.Equal(Rung.Named, (await RungAsync("code: the thing on floor three")).By);
        Assert.Single(silo.Model.Calls);
    }

    [Fact]
    public async Task A_model_that_sees_several_needs_makes_a_panel()
    {
        await HybridAsync("""{"agent":"Code","also":["Creative","Code","Nobody"],"confidence":0.8,"reason":""}""");
        var route = await RouteAsync(Unclear);

        Assert.Equal(["Code", "Creative"], route.Panel!.Select(static agent => agent.Value));
        Assert.Equal(("It asks for something of Code and Creative.", Effort.LongWork), (route.Reason, route.Effort));
    }

    [Theory]
    [InlineData("Gladly! The agent is Code.")]
    [InlineData("{}")]
    [InlineData("""{"agent":"Nobody","also":[],"confidence":1,"reason":"x"}""")]
    [InlineData("""{"agent":null,"also":null,"confidence":"high"}""")]
    [InlineData("throw")]
    public async Task A_model_that_says_nothing_useful_changes_nothing(string says)
    {
        await HybridAsync(says);
        Assert.Equal((Rung.Likeliest, "Code"), await RungAsync(Unclear));
        Assert.Single(silo.Model.Calls);
    }

    [Fact]
    public async Task A_model_that_is_slow_is_not_waited_for_beyond_its_time()
    {
        await HybridAsync(null);
        var asked = silo.Ladder.ChooseAsync(Request(Unclear, null, _workspace), Token).AsTask();
        while (silo.Model.Calls.IsEmpty) await Task.Yield();
        silo.Time.Advance(TimeSpan.FromSeconds(3.1));

        Assert.Equal(Rung.Likeliest, (await asked.WaitAsync(TimeSpan.FromSeconds(30), Token)).By);
    }

    private Task LearnAsync(string text, string agent, string message) => silo.Workspace(_workspace).Learn(
        new RoutingLesson(new AgentName(agent), Requests.Thread.ToString(), new MessageId(message), Fingerprint.Of(text, $"slack/{_workspace}"), default), Token);

    private async Task HybridAsync(string? says)
    {
        silo.Model.Calls.Clear();
        silo.Says = () => says == "throw" ? throw new IOException("The model is down.") : says;
        await silo.Workspace(_workspace).Set(new RoutingWishes { Mode = RoutingMode.Hybrid }, Token);
    }

    private async Task<(Rung By, string Agent)> RungAsync(string text, string? last = null, string? workspace = null)
    {
        var route = await RouteAsync(text, last, workspace);
        return (route.By, route.Agent.Value);
    }

    private async Task<Route> RouteAsync(string text, string? last = null, string? workspace = null) =>
        await silo.Ladder.ChooseAsync(Request(text, last, workspace ?? _workspace), Token);

    private static AgentRequest Request(string text, string? last, string workspace) =>
        Requests.Of(text, last: last, conversation: new ConversationId("slack", workspace, "C1", "100.1"));
}
