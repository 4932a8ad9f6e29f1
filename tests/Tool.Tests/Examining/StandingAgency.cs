using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Tool.Tests.Examining;

/// <summary>Says of its health what a test has it say, and has a door for Slack that is shut.</summary>
internal sealed class StandingAgency : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StandingAgency(WebApplication app) => _app = app;

    public string Health { get; set; } = """{"status":"ok","promise":"promise kept","parts":{"storage":{"status":"ok","ageSeconds":4}}}""";

    public string Address => _app.Urls.First();

    public static async Task<StandingAgency> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var agency = new StandingAgency(builder.Build());
        agency._app.MapGet("/health", () => Results.Text(agency.Health, "application/json"));
        agency._app.MapPost("/slack/events", static () => Results.Unauthorized());
        await agency._app.StartAsync();
        return agency;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
