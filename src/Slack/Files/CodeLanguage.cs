using System.Collections.Frozen;

namespace ChatAgency.Slack.Files;

/// <summary>What a language is called as a snippet of Slack's, and how its files' names end.</summary>
internal readonly record struct CodeLanguage(string Snippet, string Ending)
{
    private static readonly CodeLanguage Plain = new("text", "txt");

    private static readonly FrozenDictionary<string, CodeLanguage> Known = new Dictionary<string, CodeLanguage>
    {
        ["bash"] = new("shell", "sh"),
        ["c"] = new("c", "c"),
        ["c#"] = new("csharp", "cs"),
        ["c++"] = new("cpp", "cpp"),
        ["cpp"] = new("cpp", "cpp"),
        ["cs"] = new("csharp", "cs"),
        ["csharp"] = new("csharp", "cs"),
        ["css"] = new("css", "css"),
        ["diff"] = new("diff", "diff"),
        ["go"] = new("go", "go"),
        ["html"] = new("html", "html"),
        ["java"] = new("java", "java"),
        ["javascript"] = new("javascript", "js"),
        ["js"] = new("javascript", "js"),
        ["json"] = new("javascript", "json"),
        ["kotlin"] = new("kotlin", "kt"),
        ["markdown"] = new("markdown", "md"),
        ["php"] = new("php", "php"),
        ["powershell"] = new("powershell", "ps1"),
        ["py"] = new("python", "py"),
        ["python"] = new("python", "py"),
        ["ruby"] = new("ruby", "rb"),
        ["rust"] = new("rust", "rs"),
        ["sh"] = new("shell", "sh"),
        ["sql"] = new("sql", "sql"),
        ["swift"] = new("swift", "swift"),
        ["ts"] = new("javascript", "ts"),
        ["typescript"] = new("javascript", "ts"),
        ["xml"] = new("xml", "xml"),
        ["yaml"] = new("yaml", "yaml"),
        ["yml"] = new("yaml", "yaml"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The language that a code block names; plain text where it names none that is known here.</summary>
    public static CodeLanguage Of(string? info) => info is not null && Known.TryGetValue(info, out var language) ? language : Plain;
}
