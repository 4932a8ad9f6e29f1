using System.Text.RegularExpressions;
using ChatAgency.Simulators;

namespace ChatAgency.EndToEnd.Moving;

/// <summary>The commands of docs/operations.md for a store.</summary>
internal static class OperationsPage
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "operations.md"));

    /// <summary>The one in the table of backups.</summary>
    internal static string Backup(string store) => Found(Section("Back up"), $@"^\| {store} \| `(.+?)` \| yes \|$");

    /// <summary>Those that put the backup back.</summary>
    internal static string Restore(string store) => Found(Section("Restore"), $@"^\*\*{store}\*\*.*?```\n(.+?)```$");

    private static string Section(string title) => Found(s_text, $@"^## {title}\n(.+?)^## ");

    private static string Found(string text, string pattern) => Regex.Match(text, pattern, RegexOptions.Multiline | RegexOptions.Singleline) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException($"docs/operations.md has nothing like {pattern}.");
}
