using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Faults;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>The agency's pane: titles, questions that it offers, and answers that grow as Slack's own streams.</summary>
public sealed class AgentPaneTests(Stage stage)
{
    private static readonly Dictionary<string, string> Streams = new() { ["Slack__NativeStreams"] = "dm" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_opens_it_is_offered_what_fits_the_channel_in_view()
    {
        var (pane, inView) = (stage.NewChannel(ChannelKind.Direct), stage.NewChannel());
        var delivery = await stage.Slack.OpenPaneAsync(pane.Id, stage.Slack.User.Id, inView.Id, Token);
        Assert.True(delivery!.IsAcknowledged);
        var prompts = stage.Slack.Prompts(pane.Id);
        Assert.Equal([$"Draft a message for #{inView.Name}", "Who answers here?"], [prompts[0].Title, prompts[^1].Title]);
        Assert.Equal(4, prompts.Count);
    }

    [Fact]
    public async Task A_conversation_is_called_by_its_first_question()
    {
        var pane = stage.NewChannel(ChannelKind.Direct);
        var (first, second) = (Question.New("What is a heap?"), Question.New("And a tree?"));
        var said = await stage.Slack.SayAsync(pane.Id, stage.Slack.User.Id, first.Text, cancellationToken: Token);
        await stage.Slack.AnsweredAsync(said, first, Token);
        var title = await stage.Slack.WaitForTitleAsync(pane.Id, said.ThreadTs, cancellationToken: Token);
        Assert.StartsWith("What is a heap?", title, StringComparison.Ordinal);
        await stage.Slack.SayAsync(pane.Id, stage.Slack.User.Id, second.Text, said.ThreadTs, cancellationToken: Token);
        await stage.Slack.AnsweredAsync(said, second, Token);
        Assert.Equal(title, stage.Slack.Title(pane.Id, said.ThreadTs));
    }

    [Fact]
    public async Task An_answer_grows_as_a_stream_and_ends_as_a_post_like_any()
    {
        await using var scene = await Scene.StartAsync();
        var gate = new TaskCompletionSource();
        var question = Question.New("What is a stream?");
        scene.Model.When(question.Text, ModelScript.Gated("It flows ", (gate.Task, $"**on**. {question.AnswerTag}")));
        await using var agency = await scene.AgencyAsync();
        var said = await scene.AskAsync(question);
        var growing = await scene.Slack.UntilShownAsync(said, "It flows", Token);
        Assert.Null(Assert.Single(growing.FromBot).Marker);
        gate.SetResult();
        var thread = await scene.Slack.AnsweredAsync(said, question, Token);
        await agency.EndedAsync(said, "Completed", Token);
        Assert.NotNull(Assert.Single(scene.Slack.Thread(said.Channel, said.ThreadTs).FromBot).Marker);
        Assert.Contains("*on*", thread.BotText, StringComparison.Ordinal);
        Assert.Empty(scene.Slack.Calls.Of("chat.postMessage"));
        Assert.Single(scene.Slack.Calls.Of("chat.startStream"));
        Assert.Empty(scene.Slack.Calls.UnknownArguments);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_dies_beside_its_stream_leaves_one_answer_in_one_post(bool beforeItIsKnown)
    {
        await using var scene = await Scene.StartAsync();
        var question = Question.New("Does a stream survive?");
        if (beforeItIsKnown) scene.Slack.Faults.Next("chat.startStream", Fault.Timeout(hasEffect: true));
        else scene.Model.Next(ModelScript.StallAfter("Half an ans "));
        await using var first = await scene.AgencyAsync();
        var said = await scene.AskAsync(question);
        var before = await scene.Slack.UntilAsync(said, view => view.FromBot.Count == 1 && (beforeItIsKnown || view.BotText.Contains("Half an ans", StringComparison.Ordinal)), Token);
        await first.Host.KillAsync();

        await using var second = await scene.AgencyAsync();
        await scene.Slack.AnsweredAsync(said, question, Token);
        await second.EndedAsync(said, "Completed", Token);
        var answer = Assert.Single(scene.Slack.Thread(said.Channel, said.ThreadTs).FromBot);
        Assert.Equal(before.FromBot[0].Ts, answer.Ts);
        Assert.DoesNotContain("Half", answer.Shown, StringComparison.Ordinal);
        Assert.Single(scene.Slack.Calls.Of("chat.startStream"));
    }

    /// <summary>A Slack and a model of their own, and a folder that outlives a process.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("chatagency-").FullName;

        public required SlackSimulator Slack { get; init; }

        public required ScriptedModel Model { get; init; }

        public static async Task<Scene> StartAsync() => new() { Slack = await SlackSimulator.StartAsync(), Model = await ScriptedModel.StartAsync() };

        public Task<LocalAgency> AgencyAsync() => LocalAgency.StartAsync(Slack, Model, folder, Streams);

        public Task<Said> AskAsync(Question question)
        {
            var pane = Slack.Workspace.AddChannel(kind: ChannelKind.Direct);
            return Slack.SayAsync(pane.Id, Slack.User.Id, question.Text, cancellationToken: Token);
        }

        public async ValueTask DisposeAsync()
        {
            await Model.DisposeAsync();
            await Slack.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
