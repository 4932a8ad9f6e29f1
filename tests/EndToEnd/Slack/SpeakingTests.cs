using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>When the agency speaks, in a workspace of its own: operators and people say so, and the next messages are treated so.</summary>
public sealed class SpeakingTests(SpeakingStage stage) : IClassFixture<SpeakingStage>
{
    // Gateways and silos take a change on within five seconds.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5.1);

    private readonly SlackSimulator _slack = stage.Slack;
    private readonly ScriptedModel _model = stage.Model;
    private readonly LocalAgency _agency = stage.Agency;
    private readonly HttpClient _operator = stage.Operator;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guests_strangers_and_shared_channels_are_told_in_one_line_until_an_operator_opens_them()
    {
        var (channel, shared) = (_slack.Workspace.AddChannel(), _slack.Workspace.AddChannel());
        shared.IsExternallyShared = true;
        var guest = _slack.Workspace.AddUser(displayName: "gast");
        _slack.Workspace.SetUser(guest with { IsGuest = true });

        await SetAsync(new { });
        var calls = _model.Exchanges.Count;
        Assert.Contains("no guests", await DeclinedAsync(channel, guest.Id, "May I ask?"), StringComparison.Ordinal);
        Assert.Contains("another organisation", await DeclinedAsync(shared, _slack.User.Id, "And here?"), StringComparison.Ordinal);
        Assert.Equal(calls, _model.Exchanges.Count);
        await ClicksInVainAsync(channel, guest.Id);

        await SetAsync(new { guests = true, channels = new[] { new { channel = shared.Id, external = true } } });
        await AnsweredAsync(channel, guest.Id, Question.New("May I ask now?"));
        await AnsweredAsync(shared, _slack.User.Id, Question.New("And now here?"));
    }

    [Fact]
    public async Task A_channel_may_want_every_message_or_mentions_alone()
    {
        var (every, mentions) = (_slack.Workspace.AddChannel(), _slack.Workspace.AddChannel());
        await SetAsync(new { channels = new object[] { new { channel = every.Id, mode = "every" }, new { channel = mentions.Id, mode = "mentions" } } });
        var question = Question.New("Nobody is mentioned?");
        var said = await _slack.SayAsync(every.Id, _slack.User.Id, question.Text, cancellationToken: Token);
        await _slack.AnsweredAsync(said, question, Token);

        var (first, second) = (Question.New("With a mention?"), Question.New("Without one?"));
        var asked = await AnsweredAsync(mentions, _slack.User.Id, first);
        var quiet = await IgnoredAsync("mentions_only");
        await _slack.SayAsync(mentions.Id, _slack.User.Id, second.Text, asked.ThreadTs, cancellationToken: Token);
        Assert.Equal(quiet + 1, await IgnoredAsync("mentions_only"));
        Assert.Empty(_model.About(second));
    }

    [Fact]
    public async Task People_who_talk_to_each_other_in_its_thread_are_left_alone()
    {
        var (bob, channel) = (_slack.Workspace.AddUser(displayName: "bob"), _slack.Workspace.AddChannel());
        var thread = await AnsweredAsync(channel, _slack.User.Id, Question.New("What is this?"));
        var before = await IgnoredAsync("between_people");
        foreach (var (who, text) in new[] { (_slack.User.Id, $"<@{bob.Id}> what do you think of it?"), (bob.Id, "I think it is right."), (_slack.User.Id, "Good.") })
            await _slack.SayAsync(channel.Id, who, text, thread.ThreadTs, options: new SayOptions { IsRaw = true }, cancellationToken: Token);
        Assert.Equal(before + 3, await IgnoredAsync("between_people"));

        var next = Question.New("And you?");
        await _slack.SayAsync(channel.Id, bob.Id, next.Text, thread.ThreadTs, mention: true, cancellationToken: Token);
        await _slack.AnsweredAsync(thread, next, Token);
        Assert.Equal(2, _slack.Thread(channel.Id, thread.ThreadTs).FromBot.Count);
    }

    [Fact]
    public async Task It_is_muted_and_unmuted_by_a_word_and_says_so_to_who_mentions_it_meanwhile()
    {
        var channel = _slack.Workspace.AddChannel();
        var thread = await AnsweredAsync(channel, _slack.User.Id, Question.New("What is this?"));
        await SayAsync(thread, "mute", mention: true, "I am muted in this thread");
        Assert.Equal([$"{channel.Id}:{thread.ThreadTs}"], await MutedAsync());

        await Task.Delay(Fresh, Token);
        var before = await IgnoredAsync("muted");
        await _slack.SayAsync(channel.Id, _slack.User.Id, "And this?", thread.ThreadTs, cancellationToken: Token);
        Assert.Equal(before + 1, await IgnoredAsync("muted"));
        await SayAsync(thread, "What of that?", mention: true, "I am muted here");
        await SayAsync(thread, "unmute", mention: true, "I answer here again");
        Assert.Empty(await MutedAsync());
    }

    [Fact]
    public async Task Help_and_agents_are_answered_without_a_model_as_messages_and_as_commands()
    {
        var channel = _slack.Workspace.AddChannel();
        var calls = _model.Exchanges.Count;
        var help = await _slack.SayAsync(channel.Id, _slack.User.Id, "help", mention: true, cancellationToken: Token);
        await _slack.UntilShownAsync(help, "who answers, and for what", Token);
        await _agency.EndedAsync(help, "Completed", Token);
        await SayAsync(help, "agents", mention: false, "These agents answer here");
        var direct = await _slack.SayAsync(_slack.Workspace.AddChannel(kind: ChannelKind.Direct).Id, _slack.User.Id, "Agents?", cancellationToken: Token);
        await _slack.UntilShownAsync(direct, "Technical", Token);
        Assert.Equal(calls, _model.Exchanges.Count);

        Assert.Contains("`Creative`", await CommandAsync("agents"), StringComparison.Ordinal);
        Assert.Contains("`stop`", await CommandAsync("help"), StringComparison.Ordinal);
    }

    /// <summary>A person who is not answered wants another agent for somebody else's question, and a shorter answer to it.</summary>
    private async Task ClicksInVainAsync(Channel channel, string person)
    {
        var (question, next) = (Question.New("A member's question?"), Question.New("And the next one?"));
        var said = await AnsweredAsync(channel, _slack.User.Id, question);
        await _agency.EndedAsync(said, "Completed", Token);
        var post = _slack.Thread(channel.Id, said.ThreadTs).FromBot.Single();
        Assert.Equal(200, (await _slack.ClickAsync(channel.Id, post.Ts, person, "chatagency_another", option: "Creative", cancellationToken: Token)).Status);
        Assert.Equal(200, (await _slack.ClickAsync(channel.Id, post.Ts, person, "chatagency_more", option: "Make it shorter", cancellationToken: Token)).Status);
        await _slack.SayAsync(channel.Id, _slack.User.Id, next.Text, said.ThreadTs, cancellationToken: Token);
        await _slack.AnsweredAsync(said, next, Token);
        Assert.Single(_model.About(question));
    }

    private async Task<string> DeclinedAsync(Channel channel, string person, string text)
    {
        var said = await _slack.SayAsync(channel.Id, person, text, mention: true, cancellationToken: Token);
        await _agency.EndedAsync(said, "Declined", Token);
        return Assert.Single(_slack.Thread(channel.Id, said.ThreadTs).FromBot).Shown;
    }

    private async Task<Said> AnsweredAsync(Channel channel, string person, Question question)
    {
        var said = await _slack.SayAsync(channel.Id, person, question.Text, mention: true, cancellationToken: Token);
        Assert.Single((await _slack.AnsweredAsync(said, question, Token)).FromBot);
        return said;
    }

    private async Task SayAsync(Said thread, string text, bool mention, string shown)
    {
        await _slack.SayAsync(thread.Channel, _slack.User.Id, text, thread.ThreadTs, mention, cancellationToken: Token);
        await _slack.UntilShownAsync(thread, shown, Token);
    }

    private async Task SetAsync(object wishes)
    {
        using var set = await _operator.PutAsJsonAsync($"/admin/api/workspaces/slack/{_slack.Workspace.TeamId}/speaking", wishes, Token);
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync(Token));
        await Task.Delay(Fresh, Token);
    }

    private async Task<string[]> MutedAsync()
    {
        var shown = await _operator.GetFromJsonAsync<Shown>($"/admin/api/workspaces/slack/{_slack.Workspace.TeamId}/speaking", Token);
        return shown!.Muted;
    }

    private async Task<int> IgnoredAsync(string reason)
    {
        var metrics = await _operator.GetStringAsync("/metrics", Token);
        return Regex.Match(metrics, $"chat_slack_ignored[a-z_]*\\{{[^}}]*reason=\"{reason}\"[^}}]*\\}} ([0-9]+)") is { Success: true } found ? int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    private async Task<string> CommandAsync(string text)
    {
        var workspace = _slack.Workspace;
        var form = $"command=%2Fagency&text={Uri.EscapeDataString(text)}&team_id={workspace.TeamId}&user_id={_slack.User.Id}&api_app_id={workspace.AppId}";
        var answer = await _slack.SendRawAsync(new RawRequest("/slack/commands", Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded"), Token);
        Assert.Equal(200, answer.Status);
        return answer.Body;
    }

    private sealed record Shown(string[] Muted);
}
