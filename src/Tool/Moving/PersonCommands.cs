using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAgency.Storage;
using ChatAgency.Storage.Moving;
using ChatAgency.Tool.Operating;

namespace ChatAgency.Tool.Moving;

/// <summary><c>store export</c> and <c>store erase</c>: a person's right to their data, and the end of a channel's or a workspace's.</summary>
internal sealed class PersonCommands
{
    private const string How = "The agency must run: its store is only listed here, and the agency itself reads and erases, so that nothing of it is written again.";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<string?> _user = new("--user") { Description = $"Whose: {Person.Form}.", HelpName = "platform/workspace/person" };
    private readonly Option<string?> _channel = new("--channel") { Description = $"All of a channel instead: {Place.ChannelForm}.", HelpName = "platform/workspace/channel" };
    private readonly Option<string?> _workspace = new("--workspace") { Description = $"All of a workspace instead: {Place.WorkspaceForm}.", HelpName = "platform/workspace" };
    private readonly Option<string?> _store = new("--store") { Description = "The agency's store, as for store copy (sqlite:FOLDER, postgres:@FILE, …); else what the settings say.", HelpName = "kind:where" };
    private readonly Option<string?> _cluster = new("--cluster") { Description = "The cluster's name in the store; else Cluster__Name." };
    private readonly Reach _reach = new();

    private PersonCommands()
    {
        _user.Validators.Add(static given =>
        {
            if (Person.Read(given.GetValueOrDefault<string>() ?? "") is null) given.AddError($"--user is {Person.Form}.");
        });
        _channel.Validators.Add(static given =>
        {
            if (Place.ReadChannel(given.GetValueOrDefault<string>() ?? "") is null) given.AddError($"--channel is {Place.ChannelForm}.");
        });
        _workspace.Validators.Add(static given =>
        {
            if (Place.ReadWorkspace(given.GetValueOrDefault<string>() ?? "") is null) given.AddError($"--workspace is {Place.WorkspaceForm}.");
        });
    }

    internal static Command Export()
    {
        var all = new PersonCommands();
        all._user.Required = true;
        var file = new Option<string?>("--output") { Description = "The file to write; else it is printed. It holds the person's words: keep it accordingly." };
        return all.On(new Command("export", $"Writes all that is kept of a person as JSON: their messages and what was answered, what they said of answers, the agent that they prefer, and what they had remembered. {How}{Environment.NewLine}{Environment.NewLine}  store export --user slack/T024BE7LD/U024BE7LH --output ann.json") { file }, async (parsed, store, api, cancellationToken) =>
        {
            var person = Person.Read(parsed.GetValue(all._user)!)!;
            var places = await PersonPlaces.FindAsync(store, person, cancellationToken);
            var whole = new JsonObject { ["person"] = $"{person.Platform}/{person.Workspace}/{person.Id}", ["exportedAt"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) };
            foreach (var part in places.Parts()) Add(whole, await SendAsync(api, person, "export", part, cancellationToken));
            var text = whole.ToJsonString(Readable);
            if (parsed.GetValue(file) is { } path) await WriteAsync(path, text, cancellationToken);
            else await parsed.InvocationConfiguration.Output.WriteLineAsync(text);
            return ExitCodes.Done;
        });
    }

    internal static Command Erase()
    {
        var all = new PersonCommands();
        var yes = new Option<bool>("--yes") { Description = "Erases. Without it nothing is changed, and what would be gone through is said." };
        var command = new Command("erase", $"Erases what a person wrote from conversations, transcripts and memory, with the answers to it, what they said of answers and the agent that they prefer; on the web their conversations go whole. Or all that is kept of a channel or of a workspace: conversations, memory, lists, what was learnt there and what is wanted of it. It may be repeated. {How}{Environment.NewLine}{Environment.NewLine}  store erase --user slack/T024BE7LD/U024BE7LH --yes{Environment.NewLine}  store erase --channel slack/T024BE7LD/C024BE91L --yes{Environment.NewLine}  store erase --workspace slack/T024BE7LD --yes") { yes, all._channel, all._workspace };
        command.Validators.Add(given =>
        {
            if (new Option[] { all._user, all._channel, all._workspace }.Count(one => given.GetResult(one) is { Implicit: false }) != 1) given.AddError("Say one of --user, --channel and --workspace.");
        });
        return all.On(command, async (parsed, store, api, cancellationToken) =>
        {
            if (parsed.GetValue(all._channel) is { } channel) return await PlaceErasing.RunAsync(parsed, Place.ReadChannel(channel)!, parsed.GetValue(yes), store, api, cancellationToken);
            if (parsed.GetValue(all._workspace) is { } workspace) return await PlaceErasing.RunAsync(parsed, Place.ReadWorkspace(workspace)!, parsed.GetValue(yes), store, api, cancellationToken);
            var person = Person.Read(parsed.GetValue(all._user)!)!;
            var places = await PersonPlaces.FindAsync(store, person, cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            if (!parsed.GetValue(yes))
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Nothing was erased. There are {places.Conversations.Count} conversations to be looked through and {places.Memory.Count} memories of this person: say --yes."));
                return ExitCodes.NotSo;
            }

            var (conversations, messages, facts) = (0, 0, 0);
            foreach (var part in places.Parts())
            {
                var erased = await SendAsync(api, person, "erase", part, cancellationToken);
                conversations += erased.GetProperty("conversations").GetInt32();
                messages += erased.GetProperty("messages").GetInt32();
                facts += erased.GetProperty("facts").GetInt32();
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"erased: {messages} messages in {conversations} conversations, {facts} remembered things"));
            return ExitCodes.Done;
        });
    }

    private Command On(Command command, Func<ParseResult, IRawStore, AgencyApi, CancellationToken, Task<int>> act)
    {
        command.Options.Add(_user);
        command.Options.Add(_store);
        command.Options.Add(_cluster);
        return _reach.On(command, async (parsed, api, cancellationToken) =>
        {
            try
            {
                await using var end = await StoreEnd.OpenAsync("--store", parsed.GetValue(_store) ?? StoreEnd.Settled(), parsed.GetValue(_cluster), null, writes: false);
                return await act(parsed, end.Store, api, cancellationToken);
            }
            catch (StorageException failure)
            {
                throw new RefusedException(failure.Message, ExitCodes.Unfinished);
            }
        });
    }

    private static async Task<JsonElement> SendAsync(AgencyApi api, Person person, string what, PersonPlaces part, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(new { conversations = part.Conversations, memory = part.Memory });
        return JsonSerializer.Deserialize<JsonElement>(await api.SendAsync(HttpMethod.Post, person.Path(what), body, cancellationToken));
    }

    // What has no place comes with every part, and counts once.
    private static void Add(JsonObject whole, JsonElement part)
    {
        if (part.TryGetProperty("preference", out var preference)) whole["preference"] = preference.GetString();
        whole["notes"] = JsonNode.Parse(part.GetProperty("notes").GetRawText());
        foreach (var name in (string[])["memory", "conversations"])
        {
            var all = whole[name] as JsonArray ?? [];
            foreach (var one in part.GetProperty(name).EnumerateArray()) all.Add(JsonNode.Parse(one.GetRawText()));
            whole[name] = all;
        }
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var writer = new StreamWriter(path, options);
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreEnd.Fault("--output", $"names a file that cannot be written ({path}).");
        }
    }
}
