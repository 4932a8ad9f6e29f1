using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAgency.Tool.Operating;

/// <summary><c>routing show</c>, <c>set</c>, <c>preferences</c>, <c>prefer</c>.</summary>
internal static class RoutingCommands
{
    private const string Nobody = "nobody";

    private static readonly Argument<string> Platform = new("platform") { Description = "Where people talk: slack, web." };
    private static readonly Argument<string> Workspace = new("workspace") { Description = "The platform's id of the workspace, on Slack such as T024BE7LD; on the web it is local." };
    private static readonly Reach Reach = new();
    // For a person to read and change, not for a page.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Command All() => new("routing", "How a workspace of a running agency wants its messages routed.") { Show(), Set(), Preferences(), Prefer() };

    private static Command Show() => Reach.On(new Command("show", "Writes mode, panels, handoffs and rules as JSON, to be changed and given to set.") { Platform, Workspace }, static async (parsed, api, cancellationToken) =>
    {
        await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(await api.ReadAsync(Path(parsed, "routing"), cancellationToken), Readable));
        return ExitCodes.Done;
    });

    private static Command Set()
    {
        var file = new Argument<FileInfo>("file") { Description = "JSON with mode, panels, handoffs and rules; what is left out is as the agency's settings say." };
        return Reach.On(new Command("set", "Sets mode, panels, handoffs and rules, all of them; what somebody else changed since it was shown is not written over.") { Platform, Workspace, file.AcceptExistingOnly() }, async (parsed, api, cancellationToken) =>
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, cancellationToken));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            await api.SendAsync(HttpMethod.Put, Path(parsed, "routing"), content, cancellationToken);
            return Done(parsed, "set; silos take it on within a second");
        });
    }

    private static Command Preferences() => Reach.On(new Command("preferences", "Which agent people of the workspace want.") { Platform, Workspace }, static async (parsed, api, cancellationToken) =>
    {
        var all = await api.ReadAsync(Path(parsed, "preferences"), cancellationToken);
        Sheet.Write(parsed.InvocationConfiguration.Output, ["person", "agent"], all.EnumerateArray().Select(static one => new[] { one.GetProperty("person").ToString(), one.GetProperty("agent").ToString() }));
        return ExitCodes.Done;
    });

    private static Command Prefer()
    {
        var (person, agent) = (new Argument<string>("person") { Description = "The platform's id of the person." }, new Argument<string>("agent") { Description = $"The agent, or {Nobody}." });
        return Reach.On(new Command("prefer", "Sets the agent that a person wants for whatever names none.") { Platform, Workspace, person, agent }, async (parsed, api, cancellationToken) =>
        {
            var (path, wanted) = (Path(parsed, $"preferences/{Uri.EscapeDataString(parsed.GetValue(person)!)}"), parsed.GetValue(agent)!);
            var takesOff = wanted.Equals(Nobody, StringComparison.OrdinalIgnoreCase);
            using var content = takesOff ? null : JsonContent.Create(new JsonObject { ["agent"] = wanted });
            await api.SendAsync(takesOff ? HttpMethod.Delete : HttpMethod.Put, path, content, cancellationToken);
            return Done(parsed, takesOff ? "taken off" : "set");
        });
    }

    private static int Done(ParseResult parsed, string words)
    {
        parsed.InvocationConfiguration.Output.WriteLine(words);
        return ExitCodes.Done;
    }

    private static string Path(ParseResult parsed, string what) =>
        $"/admin/api/workspaces/{Uri.EscapeDataString(parsed.GetValue(Platform)!)}/{Uri.EscapeDataString(parsed.GetValue(Workspace)!)}/{what}";
}
