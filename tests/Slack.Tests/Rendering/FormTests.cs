using System.Text.Json.Nodes;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Views;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Modals;
using CsCheck;
using Xunit;

namespace ChatAgency.Slack.Tests.Rendering;

public class FormTests
{
    private static readonly ConversationId Thread = new("slack", "T1", "C1", "1767225000.000100");

    [Fact]
    public void Why_tells_who_answered_who_chose_what_it_took_and_where_to_find_it()
    {
        var why = new Explanation
        {
            Turn = 12,
            State = TurnState.Failed,
            Route = new Route(new AgentName("Code"), 0.934, "It speaks of <b>code</b>.", "v1", By: Rung.Local),
            Authors = [new Core.Agents.Author(new AgentName("Code"), 3, "0123456789ab", "gpt-5")],
            Usage = new Usage(1234, 210, ["Reads the thread"], 0.0031m),
            ErrorId = "E-01234567",
            Took = TimeSpan.FromSeconds(3.21),
        };
        Assert.Equal(
            [
                "*Answered by*\n• Code, version 3 of its profile (0123456789ab), with gpt-5",
                "*Chosen by* the words of the message, 93 % sure\nIt speaks of &lt;b&gt;code&lt;/b&gt;.",
                "*Work behind it*\n• Reads the thread",
                "*It took* 3.2 s, 1,234 tokens read, 210 written, about $0.0031",
                "*Error id* `E-01234567`",
                "Turn 12 of `slack/T1/C1:1767225000.000100`",
            ],
            Texts(WhyForm.Of(Thread, why)));
        Assert.Equal(["Turn 12 of `slack/T1/C1:1767225000.000100`"], Texts(WhyForm.Of(Thread, new Explanation { Turn = 12, State = TurnState.Routing })));
        Assert.Equal(["This is not known any more."], Texts(WhyForm.Of(Thread, null)));
    }

    [Fact]
    public void No_limit_of_a_form_is_ever_passed_and_nothing_in_it_notifies_anyone() => Gen.Select(Gen.String[0, 4000], Gen.Enum<Rung>()).Sample((words, rung) =>
    {
        var route = new Route(new AgentName(words), 1, words, words, By: rung, Panel: [new AgentName(words), new AgentName("<!channel> @here")]);
        var why = new Explanation { Turn = long.MaxValue, State = TurnState.Completed, Route = route, Usage = new Usage(long.MaxValue / 2, 1, [.. Enumerable.Repeat(words, 50)]), ErrorId = words };
        foreach (var text in Texts(WhyForm.Of(Thread, why)))
        {
            Assert.InRange(text.Length, 1, 3000);
            Assert.DoesNotContain('<', text);
            Assert.DoesNotContain("@here", text, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void The_form_for_a_reason_brings_back_what_it_is_about()
    {
        var note = new ReasonNote(new ConversationId("slack", new string('T', 20), new string('C', 20), "1767225000.000100"), long.MaxValue, DateTimeOffset.MaxValue.AddTicks(-1));
        var form = ReasonForm.Of(note);
        Assert.Equal(note, ReasonNote.Read(form["private_metadata"]!.GetValue<string>()));
        Assert.InRange(form["private_metadata"]!.GetValue<string>().Length, 1, 3000);
        Assert.InRange(form["title"]!["text"]!.GetValue<string>().Length, 1, 24);
        Assert.Equal(1_000, form["blocks"]![0]!["element"]!["max_length"]!.GetValue<int>());
    }

    private static IEnumerable<string> Texts(JsonObject form) => form["blocks"]!.AsArray().Select(static block => block!["text"]!["text"]!.GetValue<string>());
}
