using System.Text;
using System.Text.Json;

namespace ChatAgency.Tool.Importing;

/// <summary>One entry of a thread, as Agency Swarm keeps it.</summary>
/// <param name="IsPerson">True for a person's words, false for an agent's.</param>
/// <param name="Text">The words.</param>
/// <param name="Agent">The agent that was asked, or answered; null where it does not say.</param>
/// <param name="At">When; null where it does not say.</param>
internal sealed record FirebaseEntry(bool IsPerson, string Text, string? Agent, DateTimeOffset? At)
{
    // What the Agents SDK keeps beside messages: none of it was said to the person.
    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal)
    {
        "function_call", "function_call_output", "reasoning", "file_search_call", "web_search_call", "computer_call", "computer_call_output",
        "code_interpreter_call", "image_generation_call", "mcp_call", "mcp_list_tools", "handoff_output_item",
    };

    /// <summary>Reads an entry. Null and no fault: it is nothing that was said between a person and the agency.</summary>
    internal static (FirebaseEntry? Entry, string? Fault) Read(JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.Null) return (null, null);
        if (entry.ValueKind != JsonValueKind.Object) return (null, "is no message");
        var type = Member(entry, "type");
        if (type is not null and not "message") return Beside.Contains(type) ? (null, null) : (null, $"has the type '{type}', which is not known here");
        var role = Member(entry, "role");
        if (role is "system" or "developer") return (null, null);
        if (role is not ("user" or "assistant")) return (null, "has no role of user, assistant, system or developer");
        if (Member(entry, "callerAgent") is not null) return (null, null);
        if (Words(entry) is not { } words) return (null, "has no content that is text");
        return TryTime(entry, out var at) ? (new FirebaseEntry(role == "user", words, Member(entry, "agent"), at), null) : (null, "has a timestamp that is no number of milliseconds since 1970");
    }

    private static string? Words(JsonElement entry)
    {
        if (!entry.TryGetProperty("content", out var content)) return null;
        if (content.ValueKind == JsonValueKind.String) return content.GetString();
        if (content.ValueKind != JsonValueKind.Array) return null;
        var words = new StringBuilder();
        foreach (var part in content.EnumerateArray())
        {
            // Pictures and files beside the words lie elsewhere.
            if (part.ValueKind != JsonValueKind.Object) return null;
            if (Member(part, "type") is "input_text" or "output_text" or "text" or "refusal") words.Append(Member(part, "text") ?? Member(part, "refusal"));
        }

        return words.ToString();
    }

    private static bool TryTime(JsonElement entry, out DateTimeOffset? at)
    {
        at = null;
        if (!entry.TryGetProperty("timestamp", out var given) || given.ValueKind == JsonValueKind.Null) return true;
        if (given.ValueKind != JsonValueKind.Number || !given.TryGetDouble(out var milliseconds) || milliseconds is < 0 or > 253_402_300_799_000) return false;
        at = DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);
        return true;
    }

    private static string? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
