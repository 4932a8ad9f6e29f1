using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>The events of agent sessions as Slack's documentation prints them, edited only in ids and times.</summary>
public sealed class RealSessionTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Team => stage.Slack.Workspace.TeamId;

    private string App => stage.Slack.Workspace.AppId;

    private string Person => stage.Slack.User.Id;

    [Fact]
    public async Task Slacks_own_stop_control_ends_the_answer_and_sets_the_session_back()
    {
        var (pane, question) = (stage.NewChannel(ChannelKind.Direct), Question.New("A tale without an end?"));
        stage.Model.When(question.Text, ModelScript.StallAfter("Once upon a time "), uses: 1);
        var said = await stage.Slack.SayAsync(pane.Id, Person, question.Text, cancellationToken: Token);
        var growing = await stage.Slack.UntilShownAsync(said, "Once upon a time", Token);
        await SendAsync("agent_session_stopped.json", ("T123ABC456", Team), ("A123ABC456", App), ("U123ABC456", Person), ("C0123ABC456", pane.Id), ("1782234671.392669", said.ThreadTs), ("1782234987.693923", growing.FromBot[0].Ts));
        await stage.Slack.UntilShownAsync(said, "Stopped", Token);
        await stage.Agency.EndedAsync(said, "Cancelled", Token);
        await stage.Slack.WaitForStatusAsync(pane.Id, said.ThreadTs, static said => said[^1] == "active", cancellationToken: Token);
    }

    [Fact]
    public async Task A_title_that_a_person_gave_is_taken_note_of_by_leaving_it()
    {
        var (pane, first, second) = (stage.NewChannel(ChannelKind.Direct), Question.New("Where can I dive?"), Question.New("And with whom?"));
        var said = await stage.Slack.SayAsync(pane.Id, Person, first.Text, cancellationToken: Token);
        await stage.Slack.AnsweredAsync(said, first, Token);
        var title = await stage.Slack.WaitForTitleAsync(pane.Id, said.ThreadTs, cancellationToken: Token);
        await SendAsync("agent_session_title_changed.json", ("T123ABC456", Team), ("A123ABC456", App), ("U123ABC456", Person), ("C123ABC456", pane.Id), ("1782234671.392669", said.ThreadTs));
        await stage.Slack.SayAsync(pane.Id, Person, second.Text, said.ThreadTs, cancellationToken: Token);
        await stage.Slack.AnsweredAsync(said, second, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        Assert.Equal(title, stage.Slack.Title(pane.Id, said.ThreadTs));
        Assert.Single(stage.Slack.Calls.Of("agents.sessions.rename"), call => call.Call.Text("thread_ts") == said.ThreadTs);
    }

    [Fact]
    public async Task Another_channel_in_view_changes_what_the_pane_of_its_person_offers()
    {
        var (person, inView) = (stage.Slack.Workspace.AddUser(), stage.NewChannel());
        await SendAsync("app_context_changed.json", ("T123ABC456", Team), ("A123ABC456", App), ("U123ABC456", person.Id), ("C01234ABDCE", inView.Id), ("T0ABCDE6543", Team));
        var pane = stage.Slack.Workspace.DirectWith(person);
        Assert.Equal($"Draft a message for #{inView.Name}", stage.Slack.Prompts(pane.Id)[0].Title);
    }

    private async Task SendAsync(string name, params (string, string)[] edits) =>
        Assert.Equal(200, (await stage.Slack.SendRawAsync(RealPayload.Request($"docs-examples/events/{name}", edits), Token)).Status);
}
