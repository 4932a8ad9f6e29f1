using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Faults;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>
/// A post whose answer is lost, on a Slack that shows it to reads late and sends no echo of it; whether Slack heeds
/// <c>client_msg_id</c> or not makes no difference.
/// </summary>
public sealed class LaggingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_of_unknown_outcome_is_found_or_repeated_and_stands_once()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        await using var agency = await LocalAgency.StartAsync(slack, model);
        slack.SendsEchoes = false;
        var unknown = ShownMetrics.UntilAsync(agency.Admin, "chat_reservation_unknown_oldest_seconds", static oldest => oldest > 0, cancellationToken: Token);
        foreach (var honours in new[] { false, true })
        {
            slack.HonoursClientMessageId = honours;
            await LoseAsync(slack, model, agency);
        }

        await unknown;
    }

    private static Task LoseAsync(SlackSimulator slack, ScriptedModel model, LocalAgency agency) =>
        Task.WhenAll(Faults().SelectMany(fault => new[] { 0, 3, 8 }.Select(async lag =>
        {
            var channel = slack.Workspace.AddChannel();
            slack.Faults.When(call => call.Channel == channel.Id && call.Method == "chat.postMessage", fault with { ReadLag = TimeSpan.FromSeconds(lag) }, uses: 1);
            var question = Question.New($"Lost for {lag} seconds?");
            var said = await slack.AskAsync(channel, question, Token);
            await slack.AnsweredAsync(said, question, Token);
            await agency.EndedAsync(said, "Completed", Token);
            var post = Assert.Single(slack.Thread(channel.Id, said.ThreadTs).FromBot);
            Assert.Contains(question.AnswerTag, post.Shown, StringComparison.Ordinal);
            Assert.Single(model.About(question));
        })));

    private static IEnumerable<Fault> Faults() =>
        [Fault.Timeout(hasEffect: true), Fault.Status(502, hasEffect: true), Fault.DoneButError("fatal_error"), Fault.Disconnect(hasEffect: false)];
}
