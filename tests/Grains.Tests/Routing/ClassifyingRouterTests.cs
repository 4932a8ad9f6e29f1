using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Tests.Prompts;
using Xunit;

namespace ChatAgency.Grains.Tests.Routing;

public sealed class ClassifyingRouterTests
{
    private static readonly ClassifyingRouter Router = new(AgentRoster.BuiltIn());

    [Theory]
    // Code
    [InlineData("Code", "How do I reverse a linked list in C#?")]
    [InlineData("Code", "<@U04AGENCY> write a python script that renames all files in a folder")]
    [InlineData("Code", "regex for a German postal code please")]
    [InlineData("Code", "TypeError: Cannot read properties of undefined (reading 'map')\n    at ProductList (ProductList.jsx:17:22)")]
    [InlineData("Code", "Traceback (most recent call last):\n  File \"main.py\", line 3, in <module>\nZeroDivisionError: division by zero")]
    [InlineData("Code", "why is this loop in my code so slow?\n```\nfor (int i = 0; i < n; i++) list.RemoveAt(0);\n```")]
    [InlineData("Code", "SELECT name FROM users WHERE id = 1 OR 1=1 -- is that a problem?")]
    [InlineData("Code", "can someone review this pull request, the null check looks odd")]
    [InlineData("Code", "sql that finds duplicate emails and keeps the oldest row")]
    [InlineData("Code", "Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.\n   at App.Main() in Program.cs:line 12")]
    [InlineData("Code", "convert this curl call to fetch in typescript")]
    [InlineData("Code", "what's the idiomatic way to deep-clone an object in TS")]
    [InlineData("Code", "Schreib mir eine Funktion in Python, die Primzahlen findet")]
    [InlineData("Code", "excel formula to count working days between two dates")]
    [InlineData("Code", "Write a unit test for the parser")]
    [InlineData("Code", "center a div, vertically too")]
    [InlineData("Code", "const x = items.map(i =&gt; i.id); gives me undefined")]
    // Technical
    [InlineData("Technical", "Our VPN drops every hour on the hour, any idea why?")]
    [InlineData("Technical", "pods get evicted at night even though memory looks fine")]
    [InlineData("Technical", "What is the difference between TCP and UDP?")]
    [InlineData("Technical", "do we need a WAF if everything sits behind an API gateway")]
    [InlineData("Technical", "nginx returns 502 after the deployment, where do I look first")]
    [InlineData("Technical", "what's a canary deployment vs blue/green")]
    [InlineData("Technical", "How should we segment the cameras from the corp network?")]
    [InlineData("Technical", "wifi is terrible on the third floor since the new access point")]
    [InlineData("Technical", "explain zero trust to me like I'm new")]
    [InlineData("Technical", "Kubernetes node is NotReady, disk pressure")]
    [InlineData("Technical", "Is AES-128 enough for encryption at rest?")]
    [InlineData("Technical", "redis failover took four minutes, is that normal for a cluster of three")]
    [InlineData("Technical", "the certificate expired and now nothing works over TLS")]
    [InlineData("Technical", "My laptop dock drops the second monitor when I plug in the webcam")]
    [InlineData("Technical", "Warum ist die Verschlüsselung auf dem NAS so langsam?")]
    [InlineData("Technical", "ゼロトラストって結局VPNと何が違うんですか")]
    [InlineData("Technical", "our grafana alert fires although cpu is at 20 %")]
    // Creative
    [InlineData("Creative", "write a haiku about monday stand-ups")]
    [InlineData("Creative", "<@U04AGENCY> ten tagline options for our coffee van please")]
    [InlineData("Creative", "I need a bedtime story about a brave toaster")]
    [InlineData("Creative", "Name ideas for a bakery on wheels?")]
    [InlineData("Creative", "Can you come up with a team name for the hackathon")]
    [InlineData("Creative", "instagram caption for a photo of our office dog")]
    [InlineData("Creative", "a limerick for Klaus' retirement")]
    [InlineData("Creative", "opening monologue for the awards night, gentle roast of sales")]
    [InlineData("Creative", "help i need a funny out of office msg")]
    [InlineData("Creative", "Write a eulogy for our old Exchange server")]
    [InlineData("Creative", "Ich brauche einen Spruch und ein Gedicht für die Hochzeit")]
    [InlineData("Creative", "plot twist for a murder mystery dinner")]
    [InlineData("Creative", "We want a catchy slogan for the recycling week")]
    [InlineData("Creative", "scrivimi una filastrocca per i bambini")]
    // General
    [InlineData("General", "hi")]
    [InlineData("General", "thx, that's all for today")]
    [InlineData("General", "What's the time difference between Dubai and Berlin?")]
    [InlineData("General", "Can you proofread this letter to our landlord?")]
    [InlineData("General", "remind me tomorrow at 9 to call the dentist")]
    [InlineData("General", "I feel burned out. Any advice what to do first?")]
    [InlineData("General", "translate 'the contract is signed' to Polish")]
    [InlineData("General", "what should we order for lunch for twelve people, two vegans")]
    [InlineData("General", "summarise the meeting in three points")]
    [InlineData("General", "sorry wrong channel")]
    [InlineData("General", "How many public holidays does Portugal have?")]
    [InlineData("General", "agenda for a one hour kick-off with a new customer")]
    [InlineData("General", "")]
    [InlineData("General", "🎉🎉🎉")]
    [InlineData("General", "<@U04AGENCY>")]
    [InlineData("General", "nobody knows which leads are hot")]
    public void A_message_goes_to_the_agent_of_its_field(string agent, string text)
    {
        var route = Router.Choose(Requests.Of(text));

        Assert.Equal(agent, route.Agent.Value);
        Assert.InRange(route.Confidence, 0.01, 1);
        Assert.StartsWith("classifier-", route.Version, StringComparison.Ordinal);
        Assert.NotEmpty(route.Reason);
    }

    [Fact]
    public void An_agent_that_is_gone_is_not_chosen()
    {
        var alone = new ClassifyingRouter(new AgentRoster(AgentRoster.BuiltIn().All.Where(static agent => agent.Name == AgentName.General)));

        Assert.Equal("General", alone.Choose(Requests.Of("write a python script")).Agent.Value);
    }

    [Theory]
    [InlineData("hi", false)]
    [InlineData("it looks odd, doesn't it?", true)]
    [InlineData("Our VPN drops every hour on the hour, any idea why?", false)]
    [InlineData("what about the other one", true)]
    public void It_says_when_it_does_not_know(string text, bool isUnsure) => Assert.Equal(isUnsure, Router.Choose(Requests.Of(text)).IsUnsure);

    [Fact]
    public void All_agents_are_ranked_and_those_that_a_message_needs_are_marked()
    {
        var ranked = Router.Choose(Requests.Of("write a python script that renames the photos, and a poem for the release party")).Ranked;

        Assert.Equal(["Code", "Creative", "General", "Technical"], ranked.Select(static one => one.Agent.Value).Order());
        Assert.Equal(ranked.OrderByDescending(static one => one.Confidence), ranked);
        Assert.Equal(["Code", "Creative"], ranked.Where(static one => one.IsNeeded).Select(static one => one.Agent.Value).Order());
    }

    [Theory]
    [InlineData("a haiku about sql")]
    [InlineData("what is 40 and 2?")]
    [InlineData("Why is the sky blue?")]
    [InlineData("How do I sort a list in C#?")]
    public void One_agent_is_enough_where_a_second_is_not_surely_needed(string text) => Assert.Single(Router.Choose(Requests.Of(text)).Ranked, static one => one.IsNeeded);

    [Fact]
    public void An_agent_that_comes_while_it_runs_is_known_by_its_examples()
    {
        var roster = AgentRoster.BuiltIn();
        var router = new ClassifyingRouter(roster);
        var request = Requests.Of("the lift is stuck between two floors");
        Assert.NotEqual("Facilities", router.Choose(request).Agent.Value);

        var facilities = roster.FindOrGeneral("General") with { Name = new AgentName("Facilities"), Examples = ["The lift is stuck again", "Can somebody replace the light bulb in the corridor?"] };
        roster.Serve([.. roster.All.Select(static profile => new ServedAgent(profile)), new ServedAgent(facilities)]);

        Assert.Equal("Facilities", router.Choose(request).Agent.Value);
    }

    [Fact]
    public void The_same_message_gets_the_same_route_and_costs_little()
    {
        var request = Requests.Of("Our VPN drops every hour on the hour and kubectl says the pods are fine: what now? " + string.Join(' ', Enumerable.Repeat("nothing clear here", 500)));
        var first = Router.Choose(request);
        for (var i = 0; i < 200; i++) Assert.Equivalent(first, Router.Choose(request), strict: true);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Router.Choose(request);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;

        Assert.True(each < 2_048, $"{each} bytes a route");
    }
}
