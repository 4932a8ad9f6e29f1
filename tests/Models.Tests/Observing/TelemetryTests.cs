using System.Collections.Concurrent;
using System.Diagnostics;
using ChatAgency.Core.Failures;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Tests.Serving;

namespace ChatAgency.Models.Tests.Observing;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_call_leaves_a_span_with_the_model_and_without_words()
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Answers("purple", "elephant"));
        var span = await SpanAsync(service, static model => model.AskAsync(TestContext.Current.CancellationToken));

        Assert.Equal("chat", span.GetTagItem("gen_ai.operation.name"));
        Assert.Equal("scripted-1", span.GetTagItem("gen_ai.response.model"));
        Assert.DoesNotContain(span.TagObjects, static tag => $"{tag.Value}".Contains("purple", StringComparison.Ordinal) || $"{tag.Value}".Contains("Why?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_call_leaves_its_class_and_code_and_not_the_providers_text()
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Refuses(401, Scripts.Error("invalid_api_key", $"Incorrect API key provided: {Client.Key}")));
        var span = await SpanAsync(service, static model => Assert.ThrowsAsync<FailureException>(() => model.AskAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Contains("http 401 invalid_api_key", span.StatusDescription, StringComparison.Ordinal);
        Assert.DoesNotContain(Client.Key, span.StatusDescription, StringComparison.Ordinal);
        Assert.DoesNotContain(span.Events.SelectMany(static e => e.Tags), static tag => $"{tag.Value}".Contains(Client.Key, StringComparison.Ordinal));
    }

    private static async Task<Activity> SpanAsync(ScriptedModel service, Func<Microsoft.Extensions.AI.IChatClient, Task> ask)
    {
        var spans = new ConcurrentQueue<Activity>();
        var port = new Uri(service.Address).Port;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == ModelsRegistration.Telemetry,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using (var host = Client.Host(ModelProvider.OpenAI, service.Address)) await ask(host.Model());
        return Assert.Single(spans, span => Equals(span.GetTagItem("server.port"), port));
    }
}
