using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAgency.Core.Accepting;

namespace ChatAgency.Tool.Importing;

/// <summary>
/// An export of a Firebase Realtime Database in which an Agency Swarm application keeps its threads: <c>threads</c>, in it a list of
/// messages for each chat. It is read as a whole before anything is done with it; docs/operations.md has the shape.
/// </summary>
internal static partial class FirebaseExport
{
    private const string Root = "threads";

    /// <summary>The threads, and what is wrong with the file; with any fault there are none to be imported.</summary>
    internal static (IReadOnlyList<ForeignThread> Threads, IReadOnlyList<string> Faults) Read(string json)
    {
        List<string> faults = [];
        List<ForeignThread> threads = [];
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(Root, out var all) || all.ValueKind != JsonValueKind.Object)
                return ([], ["the file has no object 'threads': export the database from its root."]);
            foreach (var chat in all.EnumerateObject())
            {
                if (Thread(chat, faults) is { Turns.Count: > 0 } thread) threads.Add(thread);
            }
        }
        catch (JsonException e)
        {
            return ([], [string.Create(CultureInfo.InvariantCulture, $"the file is no JSON (line {e.LineNumber + 1}).")]);
        }

        return faults.Count > 0 ? ([], faults) : (threads, []);
    }

    private static ForeignThread? Thread(JsonProperty chat, List<string> faults)
    {
        var path = $"{Root}/{chat.Name}";
        if (Entries(chat.Value) is not { } listed)
        {
            faults.Add(IsOfIds(chat.Value)
                ? $"{path} holds the ids of threads, as Agency Swarm before 1.0 kept them: their words lie at OpenAI, and there is nothing to be imported."
                : $"{path} is no list of messages.");
            return null;
        }

        var (entries, skipped) = (new List<FirebaseEntry>(), 0);
        foreach (var (key, element) in listed)
        {
            var (entry, fault) = FirebaseEntry.Read(element);
            if (fault is not null) faults.Add($"{path}/{key} {fault}.");
            else if (entry is null || entry.Text.Length == 0) skipped += element.ValueKind == JsonValueKind.Null ? 0 : 1;
            else if (entry.Text.Length > IncomingMessage.MaxTextLength) faults.Add(string.Create(CultureInfo.InvariantCulture, $"{path}/{key} is longer than {IncomingMessage.MaxTextLength} characters."));
            else entries.Add(entry);
        }

        return new ForeignThread(NameOf(chat.Name), ForeignTurns.Of(chat.Name, entries, out var unasked), skipped + unasked);
    }

    /// <summary>The entries in their order; null where this is no list. The database writes a list with gaps as an object.</summary>
    private static IEnumerable<(string Key, JsonElement Entry)>? Entries(JsonElement list)
    {
        if (list.ValueKind == JsonValueKind.Array) return list.EnumerateArray().Select(static (entry, i) => (i.ToString(CultureInfo.InvariantCulture), entry));
        if (list.ValueKind != JsonValueKind.Object) return null;
        var entries = list.EnumerateObject().Select(static one => (one.Name, one.Value)).ToList();
        if (entries.Exists(static one => one.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null) || !(IsNumber().IsMatch(one.Name) || IsPushId().IsMatch(one.Name)))) return null;
        return entries.OrderBy(static one => one.Name.Length).ThenBy(static one => one.Name, StringComparer.Ordinal);
    }

    // Before 1.0: an agent, those whom it asks, and the id of their thread; main_thread for the person.
    private static bool IsOfIds(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(static one =>
        one.Value.ValueKind == JsonValueKind.String || (one.Value.ValueKind == JsonValueKind.Object && one.Value.EnumerateObject().Any(static inner => inner.Value.ValueKind == JsonValueKind.String && inner.Value.GetString()!.StartsWith("thread_", StringComparison.Ordinal))));

    // What cannot be a name here gets one that stays the same.
    private static string NameOf(string chat) => IsName().IsMatch(chat) ? chat : $"firebase-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chat)))[..16]}";

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex IsName();

    [GeneratedRegex(@"\A[0-9]{1,9}\z")]
    private static partial Regex IsNumber();

    [GeneratedRegex(@"\A-[A-Za-z0-9_-]{19}\z")]
    private static partial Regex IsPushId();
}
