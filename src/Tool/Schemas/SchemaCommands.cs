using System.CommandLine;
using System.Globalization;
using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Schema;
using ChatAgency.Storage.Sqlite.Schema;
using Spectre.Console;

namespace ChatAgency.Tool.Schemas;

/// <summary><c>schema apply</c>, <c>schema status</c>, <c>schema show</c>.</summary>
internal static class SchemaCommands
{
    internal static Command All() => new("schema", "The agency's tables: make them, ask how far they have come, read what makes them.") { Apply(), Status(), Show() };

    private static Command Apply()
    {
        var choice = new Choice();
        var command = new Command("apply", "Makes or completes the tables of every database that the settings name. Changes nothing where nothing is missing. Silos may run.");
        choice.AddTo(command);
        command.SetAction((parsed, _) => Databases.WithAsync(choice.Settings(parsed), databases => Apply(databases, parsed.InvocationConfiguration.Output)));
        return command;
    }

    private static Command Status()
    {
        var choice = new Choice();
        var command = new Command("status", $"Says how far the tables have come; changes nothing. The exit code is {ExitCodes.NotSo} where a silo would not start on them.");
        choice.AddTo(command);
        command.SetAction((parsed, _) => Databases.WithAsync(choice.Settings(parsed), databases => Status(databases, parsed.InvocationConfiguration.Output)));
        return command;
    }

    private static Command Show()
    {
        var database = new Option<string>("--database") { Description = "The kind of database.", DefaultValueFactory = static _ => Choice.Postgres };
        database.AcceptOnlyFromAmong(Choice.Postgres, Choice.Sqlite);
        var command = new Command("show", "Writes the statements that make all tables, for who runs them by other means, such as psql.") { database };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(parsed.GetValue(database) == Choice.Sqlite ? SqliteSchema.Text : PostgresSchema.Text));
        return command;
    }

    private static int Apply(IReadOnlyList<Database> databases, TextWriter output)
    {
        var code = ExitCodes.Done;
        foreach (var database in databases)
        {
            var before = database.Apply();
            var after = before.Standing == SchemaStanding.TooNew ? before.Found : before.Known;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Kind} ({database.Setting}): {Words(before, after)}"));
            if (before.Standing == SchemaStanding.TooNew) code = ExitCodes.Fault;
        }

        if (databases.Count == 0) output.WriteLine("The settings name no database that needs tables.");
        return code;
    }

    private static string Words(SchemaState before, int after) => before.Standing switch
    {
        SchemaStanding.TooNew => $"version {after} is of a newer program; nothing was changed",
        SchemaStanding.Fits => $"version {before.Found}, nothing to do",
        _ => $"version {before.Found} → {after}",
    };

    private static int Status(IReadOnlyList<Database> databases, TextWriter output)
    {
        var states = databases.Select(static database => (Database: database, State: database.Look())).ToList();
        var table = new Table().AddColumns("database", "setting", "version", "known here", "");
        foreach (var (database, state) in states)
            table.AddRow(database.Kind, database.Setting, state.Found.ToString(CultureInfo.InvariantCulture), state.Known.ToString(CultureInfo.InvariantCulture), Words(state.Standing));
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No }).Write(table);
        return states.All(static state => state.State.Standing == SchemaStanding.Fits) ? ExitCodes.Done : ExitCodes.NotSo;
    }

    private static string Words(SchemaStanding standing) => standing switch
    {
        SchemaStanding.Missing => "missing: schema apply",
        SchemaStanding.Old => "old: schema apply",
        SchemaStanding.TooNew => "of a newer program",
        _ => "good",
    };
}
