using System.Diagnostics;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>The trace of a turn over the end of the process that began it, as it leaves both. Over a kill it is tests/Grains.Tests'.</summary>
public sealed class ResumedTraceTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatagency-resumed-");
    private readonly SpanList spans = [];
    private SlackSimulator slack = null!;
    private ScriptedModel model = null!;
    private TelemetryCollector collector = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        (slack, model, collector) = (await SlackSimulator.StartAsync(), await ScriptedModel.StartAsync(), await TelemetryCollector.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await slack.DisposeAsync();
        await model.DisposeAsync();
        await collector.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_one_process_left_in_the_middle_goes_on_in_its_trace_in_the_next_whose_resume_is_linked_to_it()
    {
        var question = Question.New("Does it go on?");
        model.When(question.Text, ModelScript.StallAfter("Half an ans"), uses: 1);
        string thread;
        await using (var first = await StartAsync())
        {
            thread = (await slack.SayAsync(slack.Channel.Id, slack.User.Id, question.Text, mention: true, cancellationToken: Token)).ThreadTs;
            await ShownAsync(thread, "Half an ans");
            await first.StopAsync(Token);
        }

        await using var second = await StartAsync();
        await ShownAsync(thread, question.AnswerTag);
        await spans.UntilAsync(span => Is(span, "chatagency.turn", thread), Token);
        var turn = Assert.Single(spans.All, span => Is(span, "chatagency.turn", thread));
        var trace = spans.All.Where(span => span.TraceId == turn.TraceId).ToList();
        Assert.Contains("/slack/events", trace.Where(static span => span.Kind == ActivityKind.Server).Select(static span => $"{span.GetTagItem("url.path")}"));
        Assert.Equal([1, 2], trace.Where(static span => span.OperationName == "chatagency.agent").Select(static span => span.GetTagItem("chatagency.attempt")));
        var resume = Assert.Single(spans.All, span => Is(span, "chatagency.resume", thread));
        Assert.Equal(turn.TraceId, Assert.Single(resume.Links).Context.TraceId);
        await second.StopAsync(Token);
    }

    private static bool Is(Activity span, string name, string thread) =>
        span.OperationName == name && span.GetTagItem("gen_ai.conversation.id") is string id && id.EndsWith($":{thread}", StringComparison.Ordinal);

    private async Task<WebApplication> StartAsync()
    {
        var app = ComposedAgency.Of(slack, model, collector, folder.FullName, spans, new Dictionary<string, string?>());
        await app.StartAsync(Token);
        slack.SendEventsTo(app.Services.GetRequiredService<ListenerAddresses>().Of(Listener.Public));
        return app;
    }

    private Task<ThreadView> ShownAsync(string thread, string text) => slack.WaitForAsync(slack.Channel.Id, thread, view => view.BotText.Contains(text, StringComparison.Ordinal), cancellationToken: Token);
}
