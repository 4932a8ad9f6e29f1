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
        5. what operators change while the agency runs, for the settings that are marked **Live**: see below

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

        ## Changing settings while it runs

        Settings marked **Live** may be changed for the whole cluster without a restart. Every host asks for changes every two
        seconds, and what is changed is stronger than files, environment and command line: it was done on purpose, and a
        host that restarts must not undo it. It is kept in the store until it is taken back. All others, secrets above
        all, are set for each host, which is then started anew; who tries to change them is told so.

        ```
        curl -H "Authorization: Bearer $ADMIN_TOKEN" localhost:5001/admin/api/settings
        curl -H "Authorization: Bearer $ADMIN_TOKEN" -H "Content-Type: application/json" -X PUT localhost:5001/admin/api/settings -d '{"version": 0, "set": {"Limits:PersonAMinute": "10"}, "note": "somebody loops"}'
        curl -H "Authorization: Bearer $ADMIN_TOKEN" localhost:5001/admin/api/settings/history
        curl -H "Authorization: Bearer $ADMIN_TOKEN" -H "Content-Type: application/json" -X POST localhost:5001/admin/api/settings/rollback -d '{"to": 0}'
        ```

        The list has each setting's value on the host that answers, where it comes from (`changed`, `command line`, `environment`,
        `.env`, a file's name or `default`), its default, its meaning, and whether it may be changed. `set` and `unset` in one
        call are done together or not at all; the validators that judge settings at the start judge them, and each fault is
        named (422). With `version`, a change that was made of an older version than holds is refused (409). Values are texts. A
        list is written as `a, b` and takes the place of the whole list, an empty one of all its elements; of a table single
        entries are set (`Turns:WhenBusyIn:T024BE7LD`), beside those that are configured; of a list whose elements have several parts
        each part has its key (`Models:Fallbacks:0:Model`), and those that are set are the whole list. The latest 100 versions are
        kept, with who, when, what before and after, and a note; each change is in the [audit](audit.md).

        A running answer goes on with the model that it began with; time limits hold for it from the moment of the change. Texts
        are measured by the tokens of the model that the host started with. A host that cannot read the changes at its
        start begins with its own configuration and takes them up when it can. A change that is wrong on a host
        (after an upgrade, or with its own configuration) is left out there with a warning in the log, and the list shows why
        (`fault`); one that its build does not know is kept and has no effect (`unknown`).

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
                var meaning = (row.IsSecret ? "**Secret.** " : ChangeableSettings.Has(row.Key) ? "**Live.** " : "") + summaries.Of(row.Property);
                page.Append("| ").AppendJoin(" | ", $"`{row.Key}`", row.EnvironmentNames, row.DefaultText, Cell(meaning)).Append(" |\n");
            }
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
