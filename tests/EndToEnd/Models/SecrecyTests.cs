using System.Text;
using ChatAgency.EndToEnd.Running;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Faults;
using Xunit;

namespace ChatAgency.EndToEnd.Models;

public sealed class SecrecyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_secret_no_word_and_no_name_reaches_logs_traces_or_metrics_whatever_happens()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        await using var collector = await TelemetryCollector.StartAsync();
        slack.Workspace.SetUser(slack.User with { DisplayName = "planted-name", RealName = "planted-name" });
        await using var agency = await LocalAgency.StartAsync(slack, model, settings: new Dictionary<string, string>(collector.Settings) { ["Logging__LogLevel__Default"] = "Debug" });
        var asked = await Task.WhenAll(
        [
            .. Scripts().Select(static script => (script, fault: (Fault?)null)).Select(AnswerAsync),
            .. Faults().Select(static fault => (ModelScript.Answer("planted-answer, whole"), fault)).Select(AnswerAsync),
        ]);
        await BadRequestsAsync(slack);
        Assert.Equal(0, await agency.Host.StopAsync());

        var output = agency.Host.Output;
        Assert.Contains("ended Completed", output, StringComparison.Ordinal);
        string[] secrets = ["sk-planted-secret", slack.Workspace.BotToken, slack.SigningSecret, agency.ApiKey, agency.AdminToken, "planted-answer", "planted-name", "planted-body", .. asked.Select(static question => question.Text)];
        Assert.Contains("chatagency.turn", collector.Seen("traces"), StringComparison.Ordinal);
        Assert.Contains("chat_request", collector.Seen("metrics"), StringComparison.Ordinal);
        Assert.NotEqual("", collector.Seen("logs"));
        foreach (var told in new[] { output, collector.Seen("traces"), collector.Seen("metrics"), collector.Seen("logs") })
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));

        async Task<Question> AnswerAsync((ModelScript Script, Fault? Fault) one)
        {
            var question = Question.New("planted-question");
            var channel = slack.Workspace.AddChannel();
            model.When(question.Text, one.Script);
            if (one.Fault is { } fault) slack.Faults.When(call => call.Method == "chat.update" && call.Channel == channel.Id, fault, uses: 1);
            await agency.EndedAsync(await slack.AskAsync(channel, question, Token), "", Token);
            return question;
        }
    }

    private static IEnumerable<ModelScript> Scripts() =>
    [
        ModelScript.Answer("planted-answer, whole"), ModelScript.KeyRefused(), ModelScript.Error(400, "sk-planted-secret"), ModelScript.QuestionFiltered(),
        ModelScript.FilteredAfter("planted-answer, filtered"), ModelScript.CutAfter(reset: false, "planted-answer, cut"),
        ModelScript.Of(new ModelStep.Say("planted-answer, garbled"), new ModelStep.Garbage("{planted-answer")),
    ];

    private static IEnumerable<Fault?> Faults() =>
        [Fault.Refuse("invalid_blocks"), Fault.Status(500, hasEffect: true)];

    private static async Task BadRequestsAsync(SlackSimulator slack)
    {
        foreach (var body in new[] { "planted-body", "{\"planted-body\":", "{\"type\":{\"planted-body\":1}}", "{\"type\":\"planted-body\"}" })
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            await slack.SendRawAsync(new RawRequest("/slack/events", bytes), Token);
            await slack.SendRawAsync(new RawRequest("/slack/events", bytes, "planted-body/x"), Token);
            await slack.SendRawAsync(new RawRequest("/slack/interactions?planted-body=1", bytes) { IsSigned = false, Headers = [("X-Slack-Signature", "planted-body")] }, Token);
        }
    }
}
