using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Models;
using ChatAgency.Slack.Settings;
using ChatAgency.Storage;
using Microsoft.Extensions.Options;

namespace ChatAgency.Local.Welcome;

/// <summary>What a newcomer sees when everything stands: where to go, and what is set up.</summary>
internal sealed class WelcomePrint(
    IHostApplicationLifetime lifetime,
    ListenerAddresses addresses,
    OneTimeLinks links,
    ModelDescription model,
    IOptions<SlackOptions> slack,
    IOptions<StorageOptions> storage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The ports are known only when everything listens.
        lifetime.ApplicationStarted.Register(Print);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Print()
    {
        var (chat, admin) = (addresses.Of(Listener.Public), addresses.Of(Listener.Admin));
        Console.WriteLine($"""

            ChatAgency is ready.

              Web chat   {links.Create(Audience.Chat, chat)}
              Console    {links.Create(Audience.Console, admin)}
              (each link signs in once; a restart prints new ones)

              Model      {(model.IsRehearsal ? "none: a rehearsal answers. Set OPENAI_API_KEY, or AZURE_OPENAI_ENDPOINT and its companions." : $"{model.Provider}, {model.Model}")}
              Slack      {Slack(slack.Value, chat)}
              Store      {Store(storage.Value)}

            Press Ctrl+C to stop.

            """);
    }

    private static string Slack(SlackOptions slack, Uri chat) =>
        slack.TakesSockets ? "on: Socket Mode, no public address needed"
        : slack.TakesRequests ? $"on: events go to {new Uri(chat, "/slack/events")} (through your public address)"
        : "off: set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.";

    private static string Store(StorageOptions store) =>
        StorageProviders.Is(store.Provider, StorageProviders.Sqlite) ? $"{store.Provider} in {store.DataDir}"
        : StorageProviders.Is(store.Provider, StorageProviders.Memory) ? $"{store.Provider}; all is lost when this process ends"
        : store.Provider;
}
