using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAgency.Tool.Operating;

/// <summary><c>agents list</c>, <c>show</c>, <c>text</c>, <c>compare</c>, <c>edit</c>, <c>rollback</c>, <c>try</c>, <c>end-trial</c>, <c>retire</c>.</summary>
internal static class AgentCommands
{
    private static readonly Argument<string> Name = new("name") { Description = "The agent's name, in any case." };
    private static readonly Argument<int> Version = new("version") { Description = "The number of a version." };
    private static readonly Reach Reach = new();

    internal static Command All() => new("agents", "The agents of a running agency and their versions.") { List(), Show(), Text(), Compare(), Edit(), RollBack(), Try(), EndTrial(), Retire() };

    private static Command List() => Reach.On(new Command("list", "All agents, and the profile files that were refused."), static async (parsed, api, cancellationToken) =>
    {
        var all = await api.ReadAsync("/admin/api/agents", cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        Sheet.Write(output, ["agent", "answers", "tried", "newest", "changed by"], all.GetProperty("agents").EnumerateArray().Select(static agent => new[]
        {
            Said(agent, "agent"), agent.GetProperty("current").GetInt32() == 0 ? "retired" : Said(agent, "current"), Trial(agent), Said(agent, "newest"), Said(agent, "changedBy"),
        }));
        foreach (var fault in all.GetProperty("faults").EnumerateArray()) await output.WriteLineAsync($"refused: {fault.GetString()}");
        return ExitCodes.Done;
    });

    private static Command Show() => Reach.On(new Command("show", "An agent's versions, the newest first.") { Name }, static async (parsed, api, cancellationToken) =>
    {
        var agent = await api.ReadAsync(Path(parsed), cancellationToken);
        Sheet.Write(parsed.InvocationConfiguration.Output, ["version", "", "hash", "came", "by"], agent.GetProperty("versions").EnumerateArray().Select(version => new[]
        {
            Said(version, "version"), Standing(agent, version.GetProperty("version").GetInt32()), Said(version, "hash"),
            version.GetProperty("at").GetDateTimeOffset().ToString("u", CultureInfo.InvariantCulture), Said(version, "by"),
        }));
        return ExitCodes.Done;
    });

    private static Command Text()
    {
        var version = new Option<int?>("--version") { Description = "Which version; else the one that answers, or the newest where none does." };
        return Reach.On(new Command("text", "Writes a version as its file, to be changed and given to edit.") { Name, version }, async (parsed, api, cancellationToken) =>
        {
            var number = parsed.GetValue(version) ?? Latest(await api.ReadAsync(Path(parsed), cancellationToken));
            await parsed.InvocationConfiguration.Output.WriteAsync(await api.SendAsync(HttpMethod.Get, Path(parsed, $"/versions/{number.ToString(CultureInfo.InvariantCulture)}"), null, cancellationToken));
            return ExitCodes.Done;
        });
    }

    private static Command Compare()
    {
        var (from, to) = (new Argument<int>("from") { Description = "A version." }, new Argument<int>("to") { Description = "Another one." });
        return Reach.On(new Command("compare", "Two versions, line by line.") { Name, from, to }, async (parsed, api, cancellationToken) =>
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"/compare?from={parsed.GetValue(from)}&to={parsed.GetValue(to)}");
            var compared = await api.ReadAsync(Path(parsed, query), cancellationToken);
            foreach (var line in compared.GetProperty("lines").EnumerateArray()) await parsed.InvocationConfiguration.Output.WriteLineAsync(Said(line, "sign") + Said(line, "text"));
            return ExitCodes.Done;
        });
    }

    private static Command Edit()
    {
        var file = new Argument<FileInfo>("file") { Description = "The profile: settings and instructions." };
        return Reach.On(new Command("edit", "Makes a file the agent's next version, which answers from then on; an agent that is not there yet is made.") { Name, file.AcceptExistingOnly() }, async (parsed, api, cancellationToken) =>
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, cancellationToken));
            content.Headers.ContentType = new MediaTypeHeaderValue("text/markdown");
            return Tell(parsed, await api.SendAsync(HttpMethod.Put, Path(parsed), content, cancellationToken));
        });
    }

    private static Command RollBack() => Reach.On(new Command("rollback", "Makes a version answer again, and ends a trial.") { Name, Version }, static (parsed, api, cancellationToken) =>
        ChangeAsync(parsed, api, "rollback", new JsonObject { ["version"] = parsed.GetValue(Version) }, cancellationToken));

    private static Command Try()
    {
        var percent = new Argument<int>("percent") { Description = "On how many threads in a hundred, 1 to 99; a thread stays on its side." };
        return Reach.On(new Command("try", "Lets a version answer a share of the threads.") { Name, Version, percent }, (parsed, api, cancellationToken) =>
            ChangeAsync(parsed, api, "try", new JsonObject { ["version"] = parsed.GetValue(Version), ["percent"] = parsed.GetValue(percent) }, cancellationToken));
    }

    private static Command EndTrial() => Reach.On(new Command("end-trial", "Lets the current version answer everywhere again.") { Name }, static (parsed, api, cancellationToken) => ChangeAsync(parsed, api, "end-trial", new JsonObject(), cancellationToken));

    private static Command Retire() => Reach.On(new Command("retire", "Takes an agent out of service; rollback brings it back.") { Name }, static (parsed, api, cancellationToken) => ChangeAsync(parsed, api, "retire", new JsonObject(), cancellationToken));

    private static async Task<int> ChangeAsync(ParseResult parsed, AgencyApi api, string what, JsonObject body, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(body);
        return Tell(parsed, await api.SendAsync(HttpMethod.Post, Path(parsed, $"/{what}"), content, cancellationToken));
    }

    private static int Tell(ParseResult parsed, string answer)
    {
        var changed = JsonSerializer.Deserialize<JsonElement>(answer);
        var answers = changed.GetProperty("version").GetInt32() == 0 ? "nobody answers as" : $"version {Said(changed, "version")} answers as";
        parsed.InvocationConfiguration.Output.WriteLine($"{(changed.GetProperty("changed").GetBoolean() ? "" : "nothing to change: ")}{answers} {Said(changed, "agent")}");
        return ExitCodes.Done;
    }

    private static string Path(ParseResult parsed, string rest = "") => $"/admin/api/agents/{Uri.EscapeDataString(parsed.GetValue(Name)!)}{rest}";

    private static int Latest(JsonElement agent) => agent.GetProperty("current").GetInt32() is > 0 and var current ? current : agent.GetProperty("versions")[0].GetProperty("version").GetInt32();

    private static string Standing(JsonElement agent, int version) =>
        agent.GetProperty("current").GetInt32() == version ? "answers"
        : agent.TryGetProperty("trial", out var trial) && trial.GetProperty("version").GetInt32() == version ? $"tried on {Said(trial, "percent")} %"
        : "";

    private static string Trial(JsonElement agent) => agent.TryGetProperty("trial", out var trial) ? $"{Said(trial, "version")} on {Said(trial, "percent")} %" : "";

    private static string Said(JsonElement element, string property) => element.GetProperty(property).ToString();
}
