using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Routing;
using Xunit;

namespace ChatAgency.Grains.Tests.Routing;

public sealed class RouteClassifierTests
{
    private static readonly RouteClassifier Classifier = new(AgentRoster.BuiltIn().All);

    // Words of one field in a message that is for another.
    [Theory]
    [InlineData("Creative", "Write a love letter to our load balancer, she always finds the right node")]
    [InlineData("Creative", "a haiku about a stack overflow please")]
    [InlineData("Creative", "Eulogie? no, a funny eulogy for the old database server")]
    [InlineData("General", "our sales pipeline is empty, how do I tell my boss")]
    [InlineData("General", "is Java nice in November or does it rain all day")]
    [InlineData("General", "Please translate into German: the server will bring your soup in a minute")]
    [InlineData("Technical", "Explain to my grandmother what the cloud is and where her photos live")]
    [InlineData("Technical", "what does \"upstream timed out while connecting\" want to tell me")]
    [InlineData("Code", "a spell that deletes all local git branches that are merged")]
    [InlineData("Code", "Write a Python function that returns a random line of a poem")]
    public void A_trap_is_not_stepped_into(string agent, string text) => Assert.Equal(agent, Classifier.Classify(text).Best.Agent.Value);

    [Theory]
    [InlineData("Code", "Schreib mir eine SQL-Abfrage, die doppelte Kunden findet")]
    [InlineData("Creative", "Écris un poème pour le départ de notre chef")]
    [InlineData("Technical", "¿Por qué se cae el wifi en la sala de reuniones?")]
    [InlineData("General", "Che ore sono a Tokyo adesso?")]
    [InlineData("Creative", "新しいカフェの名前を考えてください")]
    [InlineData("Code", "用Python写一个读取CSV文件的函数")]
    [InlineData("General", "переведи это письмо на английский")]
    [InlineData("Technical", "VPN baglantisi neden surekli kopuyor, router mi bozuk")]
    public void Other_languages_are_understood(string agent, string text) => Assert.Equal(agent, Classifier.Classify(text).Best.Agent.Value);

    [Theory]
    [InlineData("Technical", "Code", "Explain how connection pooling works and show me the code for it in Java")]
    [InlineData("Creative", "General", "Write a funny speech for the retirement party and a checklist of what I have to organise")]
    [InlineData("Code", "Technical", "Write the nginx config that terminates TLS 1.3, and explain what OCSP stapling is good for")]
    public void A_message_with_two_needs_names_both(string first, string second, string text)
    {
        var needed = Classifier.Classify(text).Needed.Select(static one => one.Agent.Value);

        Assert.Equal([first, second], needed.Order(StringComparer.Ordinal).OrderBy(name => name != first));
    }

    [Theory]
    [InlineData("Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nKeyError: 'x'")]
    [InlineData("ten taglines for our bakery")]
    public void A_clear_message_is_needed_by_one_agent(string text)
    {
        var verdict = Classifier.Classify(text);

        Assert.Single(verdict.Needed);
        Assert.False(verdict.IsUnsure);
    }

    [Theory]
    [InlineData("Why is the sky blue?")]
    [InlineData("Across processes?")]
    [InlineData("Busy for a moment?")]
    public void What_could_be_for_one_or_for_another_does_not_need_both(string text) => Assert.Single(Classifier.Classify(text).Needed);

    [Theory]
    [InlineData("")]
    [InlineData("    ")]
    [InlineData("\u0000\uD800 <@ <http &lt;")]
    [InlineData("🎉🎉🎉")]
    [InlineData("```")]
    public void Whatever_comes_the_chances_add_up(string text)
    {
        var verdict = Classifier.Classify(text);

        Assert.Equal(1, verdict.Chances.Sum(static one => one.First), 3);
        Assert.All(verdict.Chances, static one => Assert.InRange(one.Needed, 0, 1));
        Assert.Equal(verdict.Chances.OrderByDescending(static one => one.First), verdict.Chances);
        Assert.Equal(AgentRoster.BuiltIn().All.Count, verdict.Chances.Count);
    }

    [Fact]
    public void A_text_without_a_known_word_leaves_it_unsure() => Assert.True(Classifier.Classify("zzqx vbrk plomf").IsUnsure);

    [Fact]
    public void A_very_long_text_is_read_at_its_head_and_its_tail()
    {
        var text = "Why does this throw?\n```\n" + string.Concat(Enumerable.Repeat("   at App.Run(String line) in App.cs:line 7\n", 20_000)) + "```";

        Assert.Equal("Code", Classifier.Classify(text).Best.Agent.Value);
    }

    [Fact]
    public void The_same_text_gets_the_same_verdict_on_all_threads()
    {
        const string Text = "pods get evicted at night even though memory looks fine, what can I check";
        var expected = Classifier.Classify(Text).Chances;

        Parallel.For(0, 200, _ => Assert.Equal(expected, Classifier.Classify(Text).Chances));
    }

    [Fact]
    public void What_belongs_to_an_agent_that_is_gone_is_shared_by_the_others()
    {
        var general = new RouteClassifier([.. AgentRoster.BuiltIn().All.Where(static agent => agent.Name == AgentName.General)]);

        Assert.Equal((AgentName.General, 1f), (general.Classify("write a python script").Best.Agent, general.Classify("write a python script").Best.First));
    }
}
