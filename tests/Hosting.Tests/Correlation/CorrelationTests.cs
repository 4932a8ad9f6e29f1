using ChatAgency.Hosting.Correlation;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Tests.Correlation;

public sealed class CorrelationTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Theory]
    [InlineData("caller-1.2_3", null, "^caller-1\\.2_3$")]
    [InlineData("caller-1", TraceId, "^caller-1$")]
    [InlineData(null, TraceId, "^" + TraceId + "$")]
    [InlineData(null, null, "^[0-9a-f]{32}$")]
    [InlineData("has space", TraceId, "^" + TraceId + "$")]
    [InlineData("x2345678901234567890123456789012345678901234567890123456789012345", TraceId, "^" + TraceId + "$")]
    public async Task It_is_the_callers_or_the_trace(string? given, string? trace, string expected)
    {
        var lines = new Lines();
        await using var host = await RunningHost.StartAsync(Doors(lines));
        foreach (var path in new[] { "/id", "/broken", "/nowhere" })
        {
            using var request = Asking.Get(path);
            if (given is not null) request.Headers.TryAddWithoutValidation(CorrelationId.Header, given);
            if (trace is not null) request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
            using var response = await host.Client().SendAsync(request, TestContext.Current.CancellationToken);
            var shown = Assert.Single(response.Headers.GetValues(CorrelationId.Header));
            Assert.Matches(expected, shown);
            if (path == "/id") Assert.Equal(shown + "|" + shown, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            else Assert.Contains(lines.Scopes, scope => scope == $"CorrelationId:{shown}");
        }
    }

    private static Setup Doors(Lines lines) => new()
    {
        Build = builder => builder.Logging.Services.AddSingleton<ILoggerProvider>(lines),
        Map = app =>
        {
            app.MapPublic().MapGet("/id", (HttpContext context) => $"{CorrelationId.Of(context)}|{Orleans.Runtime.RequestContext.Get(CorrelationId.Name)}");
            app.MapPublic().MapGet("/broken", string () => throw new InvalidOperationException("broken"));
        },
    };
}
