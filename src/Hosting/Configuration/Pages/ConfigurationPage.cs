using System.Text;

namespace ChatAgency.Hosting.Configuration.Pages;

/// <summary>Writes <c>docs/configuration.md</c> from the options classes themselves.</summary>
public static class ConfigurationPage
{
    private const string Opening = """
        # Configuration

        This page is generated from the options classes and a test keeps it current. After a change of theirs write it
        anew with `CHATAGENCY_WRITE_DOCS=1 ./test Hosting.Tests`.

        Nothing has to be set: without a setting the agency answers as a rehearsal and keeps what it is told in `./data`.

        ## Where settings come from

        Each of these is stronger than the one before:

        1. `appsettings.json` and `appsettings.{Environment}.json` beside the program, then the same two in the current folder
        2. `.env` in the current folder: lines `NAME=value`; folders above are not searched
        3. the environment
        4. the command line: `--Section:Key=value`

        In `.env` and in the environment every setting has the name `Section__Key`, and some have a plain name too, such as
        `PORT`. Where both are set, `Section__Key` counts. Each plain name may also come from a file: `NAME_FILE` names it,
        and a final newline is cut. `NAME` and `NAME_FILE` together are a fault.

        Beside the settings below, `Logging__LogLevel__<category>` and `Logging__Console__FormatterName` (`simple` or
        `json`) mean what they mean in .NET, and OpenTelemetry's own variables count: traces, metrics and logs go out when
        `OTEL_EXPORTER_OTLP_ENDPOINT` is set.

        ## What is wrong is said at once

        All missing or wrong settings, a port in use and a data folder that another process holds are reported together, by
        name, at the start. The exit code is then 78, and nothing has been started. A value that may be a secret is never
        printed, neither here nor in logs.

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
