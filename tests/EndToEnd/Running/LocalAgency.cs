using System.Net.Http.Headers;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;

namespace ChatAgency.EndToEnd.Running;

/// <summary>The whole agency in one process, as a newcomer runs it, with its data folder.</summary>
internal sealed class LocalAgency : IAsyncDisposable
{
    /// <summary>The sign that asks the agency about a message.</summary>
    public const string AskReaction = "robot_face";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly bool ownsFolder;

    private LocalAgency(HostProcess host, string folder, bool ownsFolder) => (Host, Folder, this.ownsFolder) = (host, folder, ownsFolder);

    public HostProcess Host { get; }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    public Uri ChatLink { get; private init; } = null!;

    public Uri ConsoleLink { get; private init; } = null!;

    public Uri Public => new(ChatLink.GetLeftPart(UriPartial.Authority));

    public Uri Admin => new(ConsoleLink.GetLeftPart(UriPartial.Authority));

    public string ApiKey => File.ReadAllText(Path.Combine(Folder, "api-key")).Trim();

    public string AdminToken => File.ReadAllText(Path.Combine(Folder, "admin-token")).Trim();

    public static async Task<LocalAgency> StartAsync(
        SlackSimulator? slack = null, ScriptedModel? model = null, string? folder = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("chatagency-").FullName;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = HostProcess.Start("Local", Settings(slack, model, data, settings), data, static line => line.Contains("Press Ctrl+C", StringComparison.Ordinal), ready);
        try
        {
            await host.UntilAsync(ready.Task, Patience);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        var agency = new LocalAgency(host, data, folder is null) { ChatLink = Link(host, "Web chat"), ConsoleLink = Link(host, "Console") };
        slack?.SendEventsTo(agency.Public);
        return agency;
    }

    /// <summary>A client with the API key, or with another bearer, or with none where it is empty.</summary>
    public HttpClient Client(string? bearer = null)
    {
        var client = new HttpClient { BaseAddress = Public, Timeout = Patience };
        if (bearer != "") client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? ApiKey);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.KeepMetricsAsync(Admin);
        await Host.DisposeAsync();
        if (ownsFolder) Directory.Delete(Folder, recursive: true);
    }

    private static Dictionary<string, string> Settings(SlackSimulator? slack, ScriptedModel? model, string data, IReadOnlyDictionary<string, string>? more)
    {
        var settings = new Dictionary<string, string>
        {
            ["PORT"] = "0",
            ["ADMIN_PORT"] = "0",
            ["Cluster__SiloPort"] = "0",
            ["DATA_DIR"] = data,
            // One person asks for all the tests of a stage.
            ["Limits__PersonAMinute"] = "0",
            ["Limits__ChannelAMinute"] = "0",
            // All of them come from one address.
            ["Limits__Address__ApiAMinute"] = "0",
            ["Limits__Address__PagesAMinute"] = "0",
            ["Limits__Address__SignInAMinute"] = "0",
            ["Limits__Address__InstallAMinute"] = "0",
            ["Limits__Address__WrongSignIns"] = "0",
        };
        if (slack is not null)
        {
            settings["SLACK_BOT_TOKEN"] = slack.Workspace.BotToken;
            // One way in is enough: what is signed for the doors, or what the agency fetches itself.
            if (slack.Sockets.IsOn) settings["SLACK_APP_TOKEN"] = slack.Sockets.AppToken;
            else settings["SLACK_SIGNING_SECRET"] = slack.SigningSecret;
            settings["SLACK_API_BASE_URL"] = slack.ApiBaseUrl.ToString();
            // The simulator has no limits unless a test sets them.
            settings["Slack__UpdatesPerMinute"] = "0";
            settings["Slack__PostsPerMinute"] = "0";
            settings["Slack__AskReaction"] = AskReaction;
        }

        if (model is not null)
        {
            settings["OPENAI_BASE_URL"] = model.OpenAiBaseUrl.ToString();
            settings["OPENAI_MODEL"] = "gpt-4o-mini";
            settings["OPENAI_API_KEY"] = "sk-planted-secret";
        }

        foreach (var (name, value) in more ?? new Dictionary<string, string>()) settings[name] = value;
        return settings;
    }

    private static Uri Link(HostProcess host, string name) =>
        new(host.Lines.First(line => line.TrimStart().StartsWith(name, StringComparison.Ordinal)).Trim()[name.Length..].Trim());
}
