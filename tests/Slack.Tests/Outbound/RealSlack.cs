using ChatAgency.Slack.Pace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Tests.Outbound;

/// <summary>The platform as a host has it, over real sockets, and a server that answers as it is told.</summary>
internal static class RealSlack
{
    public static ServiceProvider Services(string address)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:BotToken"] = "xoxb-test",
            ["Slack:SigningSecret"] = "secret",
            ["Slack:ApiBaseUrl"] = address,
        }).Build());
        services.AddSingleton<BudgetOf>(static _ => new BudgetGrain(TimeProvider.System));
        services.AddSlackPlatform();
        return services.BuildServiceProvider();
    }

    public static async Task<WebApplication> ServeAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Run(answer);
        await server.StartAsync();
        return server;
    }
}
