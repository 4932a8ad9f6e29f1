using System.Text.RegularExpressions;

namespace ChatAgency.Hosting.Calling;

/// <summary>What the web's conversations are called.</summary>
public static partial class WebConversations
{
    /// <summary>The web's name among the platforms.</summary>
    public const string Platform = "web";

    /// <summary>How much of the first question names a conversation, in characters.</summary>
    private const int TitleLength = 60;

    /// <summary>True for 1 to 64 of A-Z, a-z, 0-9, <c>.</c>, <c>_</c> and <c>-</c>.</summary>
    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    /// <summary>The key of the grain that lists the caller's conversations.</summary>
    public static string ListKey(Caller caller) => $"{Platform}/{caller.Workspace}/{caller.Person}";

    /// <summary>What a conversation is called by its first question: 60 characters at most.</summary>
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
