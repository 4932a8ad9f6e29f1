using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using ChatAgency.Core.Conversations;
using ChatAgency.Tool.Operating;

namespace ChatAgency.Tool.Importing;

/// <summary><c>store import firebase</c>.</summary>
internal static class ImportCommands
{
    // A body has 320 KiB at most, and a character six bytes where it has to be escaped.
    private const int MostCharacters = 50_000;
    private const int MostFaults = 20;

    private static readonly Reach Reach = new();

    internal static Command All() => new("import", "Takes over conversations of another program into the web chat.") { Firebase() };

    private static Command Firebase()
    {
        var file = new Argument<FileInfo>("file") { Description = "The export of the Firebase Realtime Database, as JSON." };
        var person = new Option<string>("--person") { Description = "The person of the web chat whose conversations they become: the name that their API key has.", Required = true };
        var workspace = new Option<string>("--workspace") { Description = "The person's workspace.", DefaultValueFactory = static _ => "local" };
        var dry = new Option<bool>("--dry-run") { Description = "Reads the file and says what would be imported; changes nothing." };
        person.Validators.Add(static given =>
        {
            if (!ConversationId.IsPart(given.GetValueOrDefault<string>())) given.AddError("--person is a name of 1 to 128 characters without space, '/', ':' and '#'.");
        });
        var command = new Command("firebase", $"Takes over the threads that an Agency Swarm application keeps in a Firebase Realtime Database, as conversations that have ended. The whole file is checked first; where anything in it is not known, nothing is imported. Run twice, it imports once.{Environment.NewLine}{Environment.NewLine}  store import firebase export.json --person ann --dry-run") { file.AcceptExistingOnly(), person, workspace, dry };
        return Reach.On(command, async (parsed, api, cancellationToken) =>
        {
            var (threads, faults) = FirebaseExport.Read(await File.ReadAllTextAsync(parsed.GetValue(file)!.FullName, cancellationToken));
            if (faults.Count > 0) throw new RefusedException(Words(faults), ExitCodes.NotSo);
            var output = parsed.InvocationConfiguration.Output;
            var path = $"/admin/api/workspaces/web/{Uri.EscapeDataString(parsed.GetValue(workspace)!)}/people/{Uri.EscapeDataString(parsed.GetValue(person)!)}/imports/";
            if (!parsed.GetValue(dry)) foreach (var thread in threads) await SendAsync(api, path, thread, cancellationToken);
            var skipped = threads.Sum(static thread => thread.Skipped);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(parsed.GetValue(dry) ? "would import" : "imported")}: {threads.Count} conversations with {threads.Sum(static thread => thread.Turns.Count)} turns; left out: {skipped} entries that are neither a person's question nor an answer to one"));
            return ExitCodes.Done;
        });
    }

    private static async Task SendAsync(AgencyApi api, string path, ForeignThread thread, CancellationToken cancellationToken)
    {
        for (var after = 0; after < thread.Turns.Count;)
        {
            var part = Part(thread.Turns, after);
            using var body = JsonContent.Create(new { after, turns = part.Select(static turn => new { turn.Id, turn.Question, turn.AskedAt, turn.Answer, turn.AnsweredAt, turn.Agent }) });
            await api.SendAsync(HttpMethod.Put, path + thread.Name, body, cancellationToken);
            after += part.Count;
        }
    }

    private static List<ForeignTurn> Part(IReadOnlyList<ForeignTurn> turns, int after)
    {
        List<ForeignTurn> part = [];
        var characters = 0;
        foreach (var turn in turns.Skip(after))
        {
            characters += turn.Question.Length + turn.Answer.Length;
            if (part.Count > 0 && characters > MostCharacters) break;
            part.Add(turn);
        }

        return part;
    }

    private static string Words(IReadOnlyList<string> faults)
    {
        var words = new StringBuilder("Nothing was imported: the file is not of the shape that docs/operations.md describes.");
        foreach (var fault in faults.Take(MostFaults)) words.AppendLine().Append(fault);
        if (faults.Count > MostFaults) words.AppendLine().Append(CultureInfo.InvariantCulture, $"and {faults.Count - MostFaults} more.");
        return words.ToString();
    }
}
