using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatAgency.Tool.Operating;

/// <summary><c>speaking show</c> and <c>set</c>.</summary>
internal static class SpeakingCommands
{
    private static readonly Argument<string> Platform = new("platform") { Description = "Where people talk: slack." };
    private static readonly Argument<string> Workspace = new("workspace") { Description = "The platform's id of the workspace, such as T024BE7LD." };
    private static readonly Reach Reach = new();
    // For a person to read and change, not for a page.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Command All() => new("speaking", "When the agency speaks in a workspace: to whom, where, and when it stays quiet.") { Show(), Set() };

    private static Command Show() => Reach.On(new Command("show", "Writes all of it as JSON, to be changed and given to set; where it is muted, and the settings, are shown beside it.") { Platform, Workspace }, static async (parsed, api, cancellationToken) =>
    {
        await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(await api.ReadAsync(Path(parsed), cancellationToken), Readable));
        return ExitCodes.Done;
    });

    private static Command Set()
    {
        var file = new Argument<FileInfo>("file") { Description = "JSON with mode, guests, external, only, people and channels; what is left out is as the agency's settings say." };
        return Reach.On(new Command("set", "Sets all of it; what somebody else changed since it was shown is not written over.") { Platform, Workspace, file.AcceptExistingOnly() }, async (parsed, api, cancellationToken) =>
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, cancellationToken));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            await api.SendAsync(HttpMethod.Put, Path(parsed), content, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync("set; it is taken on within five seconds");
            return ExitCodes.Done;
        });
    }

    private static string Path(ParseResult parsed) =>
        $"/admin/api/workspaces/{Uri.EscapeDataString(parsed.GetValue(Platform)!)}/{Uri.EscapeDataString(parsed.GetValue(Workspace)!)}/speaking";
}
