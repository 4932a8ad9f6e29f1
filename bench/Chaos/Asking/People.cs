using System.Text;
using ChatAgency.Chaos.Recording;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Chaos.Asking;

/// <summary>Plays scenes: what people write, change and remove.</summary>
internal sealed class People(SlackSimulator slack, Playbill bill, History history, CancellationToken cancellationToken)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_shortPatience = TimeSpan.FromSeconds(5);
    private static readonly string[] s_topics = ["the release", "the C# compiler", "a poem", "our database index", "the onboarding page", "HTTP/2 frames"];
    private static readonly string[] s_poison =
    [
        "\u0000\u0001\u001b[31m", "<!channel> <http://|> <@U0> &amp;lt; <", "``` ` ``` **_~", "\u202Eright to left\u202C \u200B\uFEFF", "| a | b\n|---|\n||||", "{{0}} {1} %s %n ${x}",
    ];

    /// <summary>Plays one, and returns when its thread has come to rest or patience has ended.</summary>
    public Task PlayAsync(Scene scene)
    {
        var isDirect = scene.Kind is SceneKind.Direct or SceneKind.EditedAtOnce or SceneKind.EditedDuring or SceneKind.EditedAfter or SceneKind.QuestionRemoved;
        var channel = slack.Workspace.AddChannel(kind: isDirect ? ChannelKind.Direct : ChannelKind.Public);
        var play = new Play(scene, channel.Id);
        foreach (var tag in scene.Tags) play.Expect(tag, ExpectedOf(scene));
        bill.Add(play);
        return scene.Kind switch
        {
            SceneKind.Talk => TalkAsync(play),
            SceneKind.Burst => BurstAsync(play),
            SceneKind.Crowd => CrowdAsync(play),
            SceneKind.SameEvent => AgainAsync(play, times: 9, newIds: false),
            SceneKind.NewEventIds => AgainAsync(play, times: 3, newIds: true),
            SceneKind.Reordered => ReorderedAsync(play),
            SceneKind.EditedAtOnce or SceneKind.EditedDuring or SceneKind.EditedAfter => EditedAsync(play),
            SceneKind.Unfurled => UnfurledAsync(play),
            SceneKind.QuestionRemoved or SceneKind.PlaceholderRemoved => RemovedAsync(play),
            SceneKind.Archived => ArchivedAsync(play, channel),
            SceneKind.WrongClock => WrongClockAsync(play),
            SceneKind.Monster => MonsterAsync(play),
            _ => OneAsync(play),
        };
    }

    private static string ExpectedOf(Scene scene) => scene switch
    {
        { Kind: SceneKind.Chatter or SceneKind.Archived or SceneKind.QuestionRemoved } => Expected.Nothing,
        { Model.Fault: "F38" } => Expected.Refusal,
        _ => Expected.Reply,
    };

    private static string Words(Scene scene, string tag)
    {
        var poison = scene.Kind == SceneKind.Poison ? s_poison[scene.Number % s_poison.Length] + " " : "";
        return $"{poison}What is there to know about {s_topics[scene.Number % s_topics.Length]}? [q:{tag}]";
    }

    private Task<Said> SayAsync(Play play, int question = 0, string? thread = null, SayOptions? options = null) =>
        slack.SayAsync(
            play.Channel,
            slack.User.Id,
            Words(play.Scene, play.Scene.Tags[question]),
            thread,
            mention: play.Scene.Kind != SceneKind.Chatter,
            options,
            cancellationToken: cancellationToken);

    /// <summary>Waits for the replies; not for long where no event was ever acknowledged.</summary>
    private Task RestAsync(Play play, int replies, params Said[] said)
    {
        var isPromised = said.All(static one => one.Deliveries.Any(static delivery => delivery.IsAcknowledged));
        return play.Settling.FinalAsync(replies, isPromised, isPromised ? s_patience : s_shortPatience, cancellationToken);
    }

    private async Task OneAsync(Play play)
    {
        var said = await SayAsync(play);
        if (play.Scene.Kind != SceneKind.Chatter) await RestAsync(play, 1, said);
    }

    private async Task TalkAsync(Play play)
    {
        string? thread = null;
        for (var question = 0; question < play.Scene.Tags.Count; question++)
        {
            var said = await SayAsync(play, question, thread);
            thread ??= said.ThreadTs;
            await RestAsync(play, question + 1, said);
        }
    }

    private async Task BurstAsync(Play play)
    {
        var thread = slack.Place(play.Channel, slack.User.Id, "Let us ask here.");
        var said = await Task.WhenAll(Enumerable.Range(0, play.Scene.Tags.Count).Select(question => SayAsync(play, question, thread)));
        await RestAsync(play, play.Scene.Tags.Count, said);
    }

    private async Task CrowdAsync(Play play)
    {
        var said = await Task.WhenAll(Enumerable.Range(0, play.Scene.Tags.Count).Select(question => SayAsync(play, question)));
        await RestAsync(play, play.Scene.Tags.Count, said);
    }

    private async Task AgainAsync(Play play, int times, bool newIds)
    {
        var said = await SayAsync(play);
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ => slack.RedeliverAsync(said, newIds, newIds ? 0 : 1, cancellationToken: cancellationToken)));
        await RestAsync(play, 1, said);
    }

    private async Task ReorderedAsync(Play play)
    {
        var thread = slack.Place(play.Channel, slack.User.Id, "Let us ask here.");
        var micros = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        var tellings = new List<Task<Said>>();
        for (var question = play.Scene.Tags.Count - 1; question >= 0; question--)
        {
            var ts = micros + 1_000 + question;
            tellings.Add(SayAsync(play, question, thread, new SayOptions { Ts = $"{ts / 1_000_000}.{ts % 1_000_000:000000}" }));
            await Task.Delay(10, cancellationToken);
        }

        await RestAsync(play, play.Scene.Tags.Count, await Task.WhenAll(tellings));
    }

    private async Task EditedAsync(Play play)
    {
        var saying = SayAsync(play);
        var said = await saying;
        if (play.Scene.Kind == SceneKind.EditedDuring) await play.Settling.AnythingAsync(s_shortPatience, cancellationToken);
        if (play.Scene.Kind == SceneKind.EditedAfter) await RestAsync(play, 1, said);
        var old = play.Scene.Tags[0];
        // Its last digits are turned round: still another question's tag.
        var tag = old[..6] + new string([.. old[6..].Reverse()]) + "e";
        play.Expect(tag, play.ExpectedOf(old));
        bill.Add(tag, play);
        history.Add(new Fact { What = Facts.Edited, Channel = play.Channel, Thread = said.ThreadTs, Ts = said.Ts, Tag = tag, Detail = old, Answer = Answers.Begin(tag), Last = Answers.Last(tag) });
        await slack.EditAsync(play.Channel, said.Ts, Words(play.Scene, tag), cancellationToken: cancellationToken);
        await RestAsync(play, 1, said);
    }

    private async Task UnfurledAsync(Play play)
    {
        var said = await SayAsync(play);
        await slack.UnfurlAsync(play.Channel, said.Ts, cancellationToken: cancellationToken);
        await RestAsync(play, 1, said);
        await slack.UnfurlAsync(play.Channel, said.Ts, cancellationToken: cancellationToken);
    }

    private async Task RemovedAsync(Play play)
    {
        var said = await SayAsync(play);
        await play.Settling.AnythingAsync(s_shortPatience, cancellationToken);
        var isQuestion = play.Scene.Kind == SceneKind.QuestionRemoved;
        if ((isQuestion ? said.Ts : play.Settling.Any()) is not { } ts) return;
        history.Add(new Fact { What = Facts.Removed, Channel = play.Channel, Thread = said.ThreadTs, Ts = ts, Tag = play.Scene.Tags[0], Detail = isQuestion ? "question" : "reply" });
        try
        {
            await slack.DeleteAsync(play.Channel, ts, cancellationToken: cancellationToken);
        }
        catch (ArgumentException)
        {
            // The agency was faster: the message is gone already.
        }

        await RestAsync(play, isQuestion ? 0 : 1, said);
    }

    private Task<Said> ArchivedAsync(Play play, Channel channel)
    {
        channel.IsArchived = true;
        return SayAsync(play);
    }

    private async Task WrongClockAsync(Play play)
    {
        var said = await SayAsync(play);
        var body = Encoding.UTF8.GetBytes(said.Deliveries[0].Event.Body.ToJsonString());
        await RawAsync(play, "four minutes behind", new RawRequest("/slack/events", body) { ClockSkew = TimeSpan.FromMinutes(-4) }, "200");
        await RawAsync(play, "four minutes ahead", new RawRequest("/slack/events", body) { ClockSkew = TimeSpan.FromMinutes(4) }, "200");
        await RawAsync(play, "ten minutes behind", new RawRequest("/slack/events", body) { ClockSkew = TimeSpan.FromMinutes(-10) }, "401");
        await RawAsync(play, "ten minutes ahead", new RawRequest("/slack/events", body) { ClockSkew = TimeSpan.FromMinutes(10) }, "401");
        await RestAsync(play, 1, said);
    }

    private async Task MonsterAsync(Play play)
    {
        var deep = Encoding.ASCII.GetBytes("{\"type\":\"event_callback\",\"event\":" + new string('[', 20_000) + new string(']', 20_000) + "}");
        await RawAsync(play, "five megabytes", new RawRequest("/slack/events", new byte[5 * 1024 * 1024]), "4xx");
        await RawAsync(play, "deep json", new RawRequest("/slack/events", deep), "4xx");
        await RawAsync(play, "bad utf-8", new RawRequest("/slack/events", new byte[] { 0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d }), "4xx");
        await OneAsync(play);
    }

    private async Task RawAsync(Play play, string name, RawRequest request, string expect)
    {
        var begin = history.Now;
        int? status = null;
        try
        {
            status = (await slack.SendRawAsync(request, cancellationToken)).Status;
        }
        catch (Exception down) when (down is System.Net.Sockets.SocketException or IOException)
        {
            // Nobody is there at the moment: no status is the fact.
        }

        history.Add(new Fact { What = Facts.Raw, Channel = play.Channel, Tag = play.Scene.Tags[0], Detail = name, Status = status, Expect = expect, Took = Math.Round(history.Now - begin, 4) });
    }
}
