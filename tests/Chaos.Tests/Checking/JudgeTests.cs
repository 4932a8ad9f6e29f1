using ChatAgency.Chaos.Checking;
using ChatAgency.Chaos.Recording;
using Xunit;

namespace ChatAgency.Chaos.Tests.Checking;

public sealed class JudgeTests
{
    private const string Note = "The AI service could not be reached. (Error `E-7K2M9QXC`)";

    [Fact]
    public void A_question_and_its_answer_hold()
    {
        var verdict = new Written().Ask("q", "1.0").Working("2.0").Think("q").Answer("2.0", "q").Judged();

        Assert.Empty(verdict.Violations);
        Assert.Equal(1, verdict.Count(Outcome.Answered));
    }

    [Fact]
    public void An_honest_note_after_the_models_trouble_holds()
    {
        var verdict = new Written().Ask("q", "1.0").Working("2.0").Add(new Fact { What = Facts.Struck, Fault = "F34", Channel = "C1", Detail = "500" }).Think("q", trouble: "500").Show("2.0", Note).Judged();

        Assert.Empty(verdict.Violations);
        Assert.Equal(1, verdict.Count(Outcome.Refused));
    }

    [Fact]
    public void What_was_never_acknowledged_was_never_promised()
    {
        var verdict = new Written().Ask("q", "1.0", acknowledged: false).Judged();

        Assert.Empty(verdict.Violations);
        Assert.Equal(1, verdict.Count(Outcome.NotAccepted));
    }

    [Fact]
    public void What_comes_later_may_be_answered_later()
    {
        var verdict = new Written()
            .Ask("second", "1.2").Working("2.0").Think("second").Ask("first", "1.1").Answer("2.0", "second")
            .Working("3.0").Think("first").Answer("3.0", "first").Judged();

        Assert.Empty(verdict.Violations);
    }

    [Fact]
    public void Either_wording_of_a_changed_question_may_be_answered()
    {
        var verdict = new Written().Ask("old", "1.0").Working("2.0").Think("old")
            .Add(new Fact { What = Facts.Edited, Tag = "new", Detail = "old", Channel = "C1", Thread = "1.0", Ts = "1.0", Answer = Written.Begin("new"), Last = Written.Last("new") })
            .Think("new").Answer("2.0", "new").Judged();

        Assert.Empty(verdict.Violations);
    }

    [Fact]
    public void The_form_of_a_line_is_kept()
    {
        var fact = new Fact { What = Facts.Call, At = 1.5, Method = "chat.update", Effect = false, Heard = "http 503", Revision = 3 };

        Assert.Equal(fact, FactJson.Read(FactJson.Line(fact)));
        Assert.DoesNotContain("null", FactJson.Line(fact), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_counts_and_the_lines_of_what_was_not_kept()
    {
        var page = Report.Of(new Written().Ask("q", "1.0").Judged());

        Assert.Contains("| asked | 1 |", page, StringComparison.Ordinal);
        Assert.Contains("| **lost** | 1 |", page, StringComparison.Ordinal);
        Assert.Contains("question q, seed 7", page, StringComparison.Ordinal);
        Assert.Contains("\"what\":\"asked\"", page, StringComparison.Ordinal);
    }
}
