using System.Text.RegularExpressions;

namespace ChatAgency.Gateway.Conversations;

/// <summary>What the web's conversations are called.</summary>
internal static partial class WebConversations
{
    public const string Platform = "web";

    /// <summary>How much of the first question names a conversation, in characters.</summary>
    private const int TitleLength = 60;

    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    public static string ListKey(Caller caller) => $"{Platform}/{caller.Workspace}/{caller.Person}";

    public static string Title(string text)
    {
        var line = WhiteSpace().Replace(text.Length > 4 * TitleLength ? text[..(4 * TitleLength)] : text, " ").Trim();
        if (line.Length <= TitleLength) return line;
        return char.IsHighSurrogate(line[TitleLength - 1]) ? line[..(TitleLength - 1)] : line[..TitleLength];
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
