using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Remembering;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Speaking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static ChatAgency.Slack.Tests.Inbound.SamplePayload;

namespace ChatAgency.Slack.Tests.Speaking;

/// <summary>From the bytes of an event to whether its conversation hears of it.</summary>
public class SlackSpeakingTests
{
    private const string Hello = $"<@{Bot}> hello";

    private readonly FakeTimeProvider time = new();
    private readonly SpeakingBook book;
    private readonly SlackInbound inbound;
    private readonly SlackSpeaking speaking;
    private SpeakingInForce inForce = new(WorkspaceSpeaking.Empty, new SpeakingDefaults(SpeakingMode.FollowUps, Guests: false, External: false, MessagesAMinute: 5));
    private bool isDown;
    private int reads;

    public SlackSpeakingTests()
    {
        book = new SpeakingBook(ReadAsync, new CacheMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()), time, NullLogger<SpeakingBook>.Instance);
        inbound = new SlackInbound(Options.Create(new SlackOptions()), book);
        speaking = new SlackSpeaking(book, new PairWindow(time), NullLogger<SlackSpeaking>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mention_and_a_direct_message_and_a_follow_up_are_heard()
    {
        Assert.Equal(Addressing.Agency, (await HeardAsync(Message(("text", Hello)))).Addressing);
        Assert.Equal(Addressing.Agency, (await HeardAsync(Message(("channel", "D1"), ("channel_type", "im")))).Addressing);
        Assert.Equal(Addressing.Thread, (await HeardAsync(Message(("thread_ts", Root)))).Addressing);
        Assert.Null((await HeardAsync(Message(("text", Hello)))).Refusal);
    }

    [Fact]
    public async Task Talk_in_a_channel_is_read_once_a_team_and_then_passed_over_at_the_first_look()
    {
        await QuietAsync(IgnoredBecause.Chatter, Message());
        Assert.Equal(1, reads);
        Assert.Equal(new InboundAction.Ignored(IgnoredBecause.Chatter), Map(Message()));
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task While_nothing_can_be_read_what_was_known_counts_or_what_is_shipped_and_nobody_is_asked_for_each_message()
    {
        isDown = true;
        await QuietAsync(IgnoredBecause.Chatter, Message());
        await HeardAsync(Message(("text", Hello)));
        await ToldAsync("external", Message(("text", Hello)), ("is_ext_shared_channel", true));
        Assert.Equal(1, reads);
        isDown = false;
        Wish(new SpeakingWishes { Mode = SpeakingMode.Mentions });
        await QuietAsync(IgnoredBecause.MentionsOnly, Message(("thread_ts", Root)));
        isDown = true;
        time.Advance(TimeSpan.FromSeconds(5));
        await QuietAsync(IgnoredBecause.MentionsOnly, Message(("thread_ts", Root)));
    }

    [Fact]
    public async Task A_channel_that_wants_every_message_is_found_within_seconds_and_its_talk_is_a_question()
    {
        await QuietAsync(IgnoredBecause.Chatter, Message());
        Wish(new SpeakingWishes { Channels = [new ChannelSpeaking("C1", SpeakingMode.Every)] });
        time.Advance(TimeSpan.FromSeconds(5));
        // What is known of it is old: the talk is looked at whole, and that reads anew what holds.
        Assert.Equal(Addressing.Agency, (await HeardAsync(Message())).Addressing);
        await HeardAsync(Message(("thread_ts", Root)));
        Assert.IsType<InboundAction.Message>(Map(Message()));
        Assert.Equal(Addressing.Agency, (await HeardAsync(Message())).Addressing);
        await QuietAsync(IgnoredBecause.Chatter, Message(("channel", "C2")));
        await QuietAsync(IgnoredBecause.BetweenPeople, Message(("text", "<@U9> look")));
        await QuietAsync(IgnoredBecause.BetweenPeople, Message(("text", "<!subteam^S1|@ops> look")));
    }

    [Fact]
    public async Task A_follow_up_says_whom_it_mentions()
    {
        Assert.Equal(["U9", "S1"], (await HeardAsync(Message(("thread_ts", Root), ("text", "<@U9> and <!subteam^S1|@ops>, and <@U9|bob> again, in <#C9>")))).Others);
        Assert.Empty((await HeardAsync(Message(("thread_ts", Root), ("text", $"<@U9> and <@{Bot}>")))).Others);
    }

    [Fact]
    public async Task A_channel_that_wants_mentions_alone_still_hears_a_stop()
    {
        Wish(new SpeakingWishes { Mode = SpeakingMode.Mentions });
        await QuietAsync(IgnoredBecause.MentionsOnly, Message(("thread_ts", Root)));
        await HeardAsync(Message(("thread_ts", Root), ("text", "stop")));
        await HeardAsync(Message(("thread_ts", Root), ("text", Hello)));
    }

    [Fact]
    public async Task A_shared_channel_is_closed_until_it_is_opened()
    {
        Assert.Contains("another organisation", (await ToldAsync("external", Message(("text", Hello)), ("is_ext_shared_channel", true))).Refusal, StringComparison.Ordinal);
        await QuietAsync("external", Message(("thread_ts", Root)), ("is_ext_shared_channel", true));
        Wish(new SpeakingWishes { Channels = [new ChannelSpeaking("C1", External: true)] });
        Assert.Null((await HeardAsync(Message(("text", Hello)), ("is_ext_shared_channel", true))).Refusal);
        await ToldAsync("external", Message(("text", Hello), ("channel", "C2")), ("is_ext_shared_channel", true));
    }

    [Theory]
    [InlineData("user_team", "T9", null, true)]
    [InlineData("source_team", "T9", null, true)]
    [InlineData("user_team", "T1", null, false)]
    [InlineData("user_team", "T9", "E1", false)]
    public async Task Somebody_of_another_organisation_is_told_so_and_one_of_the_same_enterprise_is_not(string field, string team, string? enterprise, bool isTold)
    {
        var message = Message(("text", Hello), (field, team));
        if (isTold) await ToldAsync("external", message, ("enterprise_id", enterprise));
        else Assert.Null((await HeardAsync(message, ("enterprise_id", enterprise))).Refusal);
    }

    [Fact]
    public async Task Lists_close_channels_and_people_and_a_group_is_asked_of_later()
    {
        Wish(new SpeakingWishes { Only = ["C1"], People = ["U1", "U2"], Channels = [new ChannelSpeaking("C3", People: ["S1"])] });
        Assert.Null((await HeardAsync(Message(("text", Hello)))).Refusal);
        await ToldAsync("closed_channel", Message(("text", Hello), ("channel", "C2")));
        await ToldAsync("closed_person", Message(("text", Hello), ("user", "U3")));
        await ToldAsync("closed_person", Message(("channel", "D1"), ("channel_type", "im"), ("user", "U3")));
        Wish(new SpeakingWishes { Channels = [new ChannelSpeaking("C3", People: ["S1"])], People = ["U1"] });
        Assert.Null((await HeardAsync(Message(("text", Hello), ("channel", "C3"), ("user", "U3")))).Refusal);
    }

    [Fact]
    public async Task Where_it_is_muted_a_mention_is_told_so_and_unmute_is_heard()
    {
        inForce = inForce with { Held = inForce.Held with { Muted = ["C2", $"C1:{Root}"] } };
        Assert.Contains("unmute", (await ToldAsync("muted", Message(("text", Hello), ("channel", "C2")))).Refusal, StringComparison.Ordinal);
        await QuietAsync("muted", Message(("thread_ts", Root)));
        await HeardAsync(Message(("thread_ts", Root), ("text", $"<@{Bot}> unmute")));
        Assert.Null((await HeardAsync(Message(("text", Hello)))).Refusal);
    }

    [Fact]
    public async Task What_may_be_a_loop_ends_in_silence_for_a_minute()
    {
        for (var i = 0; i < 5; i++) await HeardAsync(At(i));
        await QuietAsync("loop", At(5));
        await HeardAsync(At(6, user: "U2"));
        time.Advance(TimeSpan.FromMinutes(1));
        await HeardAsync(At(7));
    }

    [Fact]
    public async Task The_same_message_counts_once_however_often_it_is_delivered()
    {
        for (var i = 0; i < 20; i++) await HeardAsync(At(0));
    }

    [Fact]
    public async Task A_deletion_is_heard_whatever_is_closed_and_an_edit_is_judged_like_a_message()
    {
        inForce = inForce with { Held = inForce.Held with { Muted = ["C1"] } };
        var before = Message(("text", Hello));
        var deleted = new JsonObject { ["type"] = "message", ["subtype"] = "message_deleted", ["channel"] = "C1", ["deleted_ts"] = Ts, ["previous_message"] = before.DeepClone() };
        Assert.Null((await HeardAsync(deleted)).Refusal);
        var edited = Message(("text", $"<@{Bot}> hello again"), ("edited", new JsonObject { ["user"] = "U1", ["ts"] = "1767225700.000000" }));
        await ToldAsync("muted", new JsonObject { ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = "C1", ["message"] = edited, ["previous_message"] = before });
    }

    private static JsonObject At(int second, string user = "U1") =>
        Message(("text", Hello), ("user", user), ("thread_ts", Root), ("ts", $"17672256{second:00}.000000"));

    private void Wish(SpeakingWishes wishes)
    {
        inForce = inForce with { Held = inForce.Held with { Wishes = wishes, Version = inForce.Held.Version + 1 } };
        time.Advance(TimeSpan.FromSeconds(5));
    }

    private InboundAction Map(JsonObject happened, params (string Name, JsonNode? Value)[] around) =>
        inbound.Map(Encoding.UTF8.GetBytes(Event(happened.DeepClone(), around).ToJsonString()), "application/json");

    private ValueTask<Judgement> JudgeAsync(JsonObject happened, params (string Name, JsonNode? Value)[] around) =>
        speaking.JudgeAsync(Assert.IsType<InboundAction.Message>(Map(happened, around)), Token);

    private async Task<IncomingMessage> HeardAsync(JsonObject happened, params (string Name, JsonNode? Value)[] around)
    {
        var judged = await JudgeAsync(happened, around);
        Assert.Null(judged.Quiet);
        return judged.Message!;
    }

    private async Task<IncomingMessage> ToldAsync(string reason, JsonObject happened, params (string Name, JsonNode? Value)[] around)
    {
        var judged = await JudgeAsync(happened, around);
        Assert.Equal(reason, judged.Quiet);
        Assert.NotNull(judged.Message?.Refusal);
        return judged.Message;
    }

    private async Task QuietAsync(string reason, JsonObject happened, params (string Name, JsonNode? Value)[] around) =>
        Assert.Equal(new Judgement(null, reason), await JudgeAsync(happened, around));

    private async Task<SpeakingInForce> ReadAsync(string workspace, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Assert.Equal("T1", workspace);
        Interlocked.Increment(ref reads);
        return isDown ? throw new TimeoutException("No silo answers.") : inForce;
    }
}
