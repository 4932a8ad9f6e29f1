using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChatAgency.Tool.Operating;

/// <summary><c>slack install-link</c>.</summary>
internal static class SlackCommands
{
    private static readonly Reach Reach = new();

    internal static Command All() => new("slack", "The Slack side of a running agency.") { InstallLink() };

    private static Command InstallLink() => Reach.On(new Command("install-link", "Makes a link by which the agency may be installed in one Slack workspace, whichever teams are allowed else. It is good once, for an hour."), static async (parsed, api, cancellationToken) =>
    {
        using var content = JsonContent.Create(new { });
        var made = JsonSerializer.Deserialize<JsonElement>(await api.SendAsync(HttpMethod.Post, "/admin/api/slack/install-link", content, cancellationToken));
        await parsed.InvocationConfiguration.Output.WriteLineAsync(made.GetProperty("link").GetString());
        return ExitCodes.Done;
    });
}
