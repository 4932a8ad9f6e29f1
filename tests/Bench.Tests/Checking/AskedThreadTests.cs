using ChatAgency.Running.Answering;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Views;
using Xunit;

namespace ChatAgency.Bench.Tests.Checking;

/// <summary>A run in which an answer is missing, doubled or wrong is no measurement: it is seen.</summary>
public sealed class AskedThreadTests
{
    private readonly AskedThread _thread = new("C1", "1.0");
    private readonly Asked _asked = new(new Question("why?", "[a:1]"), "Because of it. [a:1]") { Acknowledged = 1 };

    public AskedThreadTests() => _thread.Ask(_asked);

    [Fact]
    public void One_whole_answer_is_right_however_it_grew()
    {
        Show("2.0", "Working on it…");
        Show("2.0", "Because");
        Assert.Equal(0, _asked.Answered);
        Show("2.0", "General: Because of it. [a:1] (12 s)");

        Assert.Empty(_thread.Faults());
        Assert.True(_asked.Done.IsCompleted && _asked.FirstSign <= _asked.Answered);
    }

    [Fact]
    public void A_missing_answer_is_a_fault()
    {
        Show("2.0", "Working on it…");

        Assert.Single(_thread.Faults());
        Assert.False(_asked.Done.IsCompleted);
    }

    [Fact]
    public void A_second_post_is_a_fault_until_it_is_removed()
    {
        Show("2.0", "Because of it. [a:1]");
        Show("3.0", "Working on it…");
        Assert.Single(_thread.Faults());

        Show("3.0", "", isGone: true);
        Assert.Empty(_thread.Faults());
    }

    [Fact]
    public void The_same_answer_twice_is_a_fault()
    {
        Show("2.0", "Because of it. [a:1]");
        Show("3.0", "Because of it. [a:1]");

        Assert.NotEmpty(_thread.Faults());
    }

    [Fact]
    public void What_was_not_acknowledged_is_a_fault()
    {
        _asked.Acknowledged = 0;
        Show("2.0", "Because of it. [a:1]");

        Assert.Single(_thread.Faults());
    }

    private void Show(string ts, string text, bool isGone = false) => _thread.Shown(new ShownChange("C1", "1.0", new ShownMessage
    {
        Ts = ts,
        ThreadTs = "1.0",
        User = "U1",
        BotId = "B1",
        Text = text,
        BlockText = "",
        Shown = text,
        Blocks = null,
        Metadata = null,
        IsMarkedEdited = false,
        History = [],
    }, isGone));
}
