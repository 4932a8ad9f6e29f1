using System.Text;

namespace ChatAgency.Hosting.Configuration.Pages;

/// <summary>Writes <c>docs/configuration.md</c> from the options classes themselves.</summary>
public static class ConfigurationPage
{
    private const string Opening = """
        # Configuration

        This page is generated from the options classes; a test keeps it current.

        Settings come from these places, each stronger than the one before: `appsettings.json` and
        `appsettings.{Environment}.json` beside the program, the same two in the current folder, `.env` in the current
        folder, the environment, the command line (`--Section:Key=value`). In `.env` and the environment `Section__Key`
        is stronger than the plain name, and `NAME_FILE` names a file that holds the value; a final newline is cut.

        All missing or wrong settings are reported together, by name, at start, with exit code 78. Secrets are never shown.

        """;

    /// <summary>One table a section, in the sections' alphabetical order; lines end with a line feed.</summary>
    /// <exception cref="InvalidOperationException">A setting has no documentation.</exception>
    public static string Write(IEnumerable<OptionsEntry> entries)
    {
        var summaries = new MemberSummaries();
        var page = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        foreach (var entry in entries.DistinctBy(entry => (entry.Type, entry.Section)).OrderBy(entry => entry.Section, StringComparer.Ordinal))
        {
            page.Append("\n## ").Append(entry.Section).Append("\n\n| setting | environment | default | meaning |\n| --- | --- | --- | --- |\n");
            foreach (var row in SettingRow.Of(entry.Type, entry.Section, Activator.CreateInstance(entry.Type)))
            {
                var meaning = (row.IsSecret ? "**Secret.** " : "") + summaries.Of(row.Property);
                page.Append("| ").AppendJoin(" | ", $"`{row.Key}`", row.EnvironmentNames, row.DefaultText, Cell(meaning)).Append(" |\n");
            }
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
