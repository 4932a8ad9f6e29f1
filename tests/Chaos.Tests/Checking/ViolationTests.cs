using ChatAgency.Chaos.Checking;
using ChatAgency.Chaos.Recording;
using Xunit;

namespace ChatAgency.Chaos.Tests.Checking;

/// <summary>Every broken promise, written by hand, is found, and nothing beside it.</summary>
public sealed class ViolationTests
{
    private const string Note = "Something went wrong. (Error `E-7K2M9QXC`)";

    [Fact]
    public void Lost() => Finds(Violations.Lost, new Written().Ask("q", "1.0"));

    [Fact]
    public void Lost_after_its_placeholder_was_removed() => Finds(Violations.Lost, new Written().Ask("q", "1.0").Working("2.0").Gone("2.0"));

    [Fact]
    public void Two_answers_at_the_end() => Finds(Violations.Doubled, new Written().Ask("q", "1.0").Think("q").Answer("2.0", "q").Answer("3.0", "q"));

    [Fact]
    public void Two_answers_for_a_moment() => Finds(Violations.Doubled, new Written().Ask("q", "1.0").Think("q").Answer("2.0", "q").Answer("3.0", "q").Gone("3.0"));

    [Fact]
    public void An_answer_and_a_note() => Finds(Violations.Doubled, new Written().Ask("q", "1.0").Think("q").Answer("2.0", "q").Show("3.0", Note));

    [Fact]
    public void Out_of_order() => Finds(
        Violations.OutOfOrder,
        new Written().Ask("first", "1.1").Ask("second", "1.2").Working("2.0").Think("second").Answer("2.0", "second").Working("3.0").Think("first").Answer("3.0", "first"));

    [Fact]
    public void Out_of_order_behind_another_turn() => Finds(
        Violations.OutOfOrder,
        new Written().Ask("third", "1.3").Ask("first", "1.1").Ask("second", "1.2")
            .Working("2.0").Think("third").Answer("2.0", "third")
            .Working("3.0").Think("second").Answer("3.0", "second")
            .Working("4.0").Think("first").Answer("4.0", "first"));

    [Fact]
    public void Another_questions_answer() => Finds(
        Violations.WrongText,
        new Written().Ask("q", "1.0").Working("2.0").Think("q").Show("2.0", $"{Written.Whole("q")} {Written.Begin("other")}"));

    [Fact]
    public void Half_an_answer() => Finds(Violations.WrongText, new Written().Ask("q", "1.0").Working("2.0").Think("q").Show("2.0", Written.Begin("q") + " and"));

    [Fact]
    public void What_a_filter_removed() => Finds(
        Violations.WrongText,
        new Written().Ask("q", "1.0", Expected.Refusal).Working("2.0").Think("q").Show("2.0", $"{Written.Begin("q")} partly. {Note}"));

    [Fact]
    public void A_missing_section() => Finds(
        Violations.WrongText,
        new Written().Ask("q", "1.0").Think("q").Show("2.0", Written.Begin("q") + " §001 one").Show("3.0", "§003 three " + Written.Last("q")));

    [Fact]
    public void A_reply_to_chatter() => Finds(Violations.Unwanted, new Written().Ask("q", "1.0", Expected.Nothing).Think("q").Answer("2.0", "q"));

    [Fact]
    public void A_spare_placeholder() => Finds(
        Violations.Spare,
        new Written().Ask("q", "1.0").Working("2.0", "m").Working("3.0", "m").Think("q").Show("2.0", Written.Whole("q"), "m").After(11).Gone("3.0"));

    [Fact]
    public void Working_text_at_the_end() => FindsAlso(Violations.Working, new Written().Ask("q", "1.0").Think("q").Working("2.0"));

    [Fact]
    public void Working_text_without_change() => FindsAlso(Violations.Working, new Written().Ask("q", "1.0").Working("2.0").Think("q").After(100).Answer("2.0", "q"));

    [Fact]
    public void Three_model_calls() => Finds(Violations.ModelCalls, new Written().Ask("q", "1.0").Working("2.0").Think("q").Think("q").Think("q").Answer("2.0", "q"));

    [Fact]
    public void A_model_call_after_the_answer() => Finds(Violations.ModelCalls, new Written().Ask("q", "1.0").Working("2.0").Think("q").Answer("2.0", "q").Think("q"));

    [Fact]
    public void A_slow_resume() => Finds(Violations.SlowResume, new Written().Ask("q", "1.0").Working("2.0").Think("q").Kill().Back().After(12).Think("q").Answer("2.0", "q"));

    [Fact]
    public void A_slow_resume_in_a_cluster() => Finds(
        Violations.SlowResume,
        new Written().Ask("q", "1.0").Working("2.0").Think("q", "silo1").Kill("silo1").Back("silo1").After(12).Think("q", "silo2").Answer("2.0", "q"));

    [Fact]
    public void A_late_reply() => Finds(Violations.Late, new Written().Ask("q", "1.0").Working("2.0").Think("q").After(40).Answer("2.0", "q"));

    [Fact]
    public void A_note_without_a_reason() => Finds(Violations.Unreasonable, new Written().Ask("q", "1.0").Working("2.0").Think("q").Show("2.0", Note));

    [Fact]
    public void A_retry_loop()
    {
        var written = new Written().Ask("q", "1.0").Working("2.0").Think("q").Answer("2.0", "q");
        for (var number = 0; number < 90; number++) written.Add(new Fact { What = Facts.Call, Channel = "C1", Method = "chat.update", Heard = "message_not_found" });
        Finds(Violations.Loop, written);
    }

    [Fact]
    public void An_open_door() => Finds(
        Violations.Door,
        new Written().Ask("q", "1.0").Working("2.0").Think("q").Answer("2.0", "q").Add(new Fact { What = Facts.Raw, Tag = "q", Detail = "ten minutes behind", Status = 200, Expect = "401" }));

    [Fact]
    public void A_secret() => Finds(
        Violations.Leak,
        new Written().Ask("q", "1.0").Working("2.0").Think("q").Answer("2.0", "q").Add(new Fact { What = Facts.Leak, Process = "local", Detail = "output" }));

    [Fact]
    public void A_history_that_breaks_off()
    {
        var story = new Story([new Fact { What = Facts.Run, Id = 1 }]);

        Assert.All(Judge.Of(story).Violations, static violation => Assert.Equal(Violations.NotWhole, violation.Kind));
        Assert.NotEmpty(Judge.Of(story).Violations);
    }

    private static void Finds(string kind, Written written)
    {
        var verdict = written.Judged();

        Assert.Equal([kind], verdict.Violations.Select(static violation => violation.Kind).Distinct());
        Assert.False(verdict.Holds);
    }

    private static void FindsAlso(string kind, Written written) => Assert.Contains(written.Judged().Violations, violation => violation.Kind == kind);
}
