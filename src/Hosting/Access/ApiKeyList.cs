namespace ChatAgency.Hosting.Access;

/// <summary>Reads <c>API_KEY</c>.</summary>
internal static class ApiKeyList
{
    /// <summary>The person of a key without a name.</summary>
    internal const string Unnamed = "api";

    internal const int MaxNameLength = 64;

    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    internal static IEnumerable<(string Person, string Key)> Read(string text) =>
        Entries(text).Select(static entry =>
            entry.Split(':', 2) is [var name, var key] ? (name, key) : (Unnamed, entry));

    internal static string[] Entries(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is wrong, without a word of the keys; null when nothing is.</summary>
    internal static string? Problem(string text)
    {
        var keys = Read(text).ToArray();
        if (keys.Length == 0) return "is empty: leave it out or set a key.";
        if (keys.Any(static key => !IsName(key.Person))) return $"has a name that is not 1 to {MaxNameLength} letters, digits, '-', '_' or '.'.";
        if (keys.Any(static key => key.Key.Length == 0)) return "has a name without a key.";
        return keys.DistinctBy(static key => key.Key).Count() < keys.Length ? "has one key twice." : null;
    }

    internal static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
