using System.CommandLine;

namespace ChatAgency.Tool.Schemas;

/// <summary>The options that say which database is meant. Without them the settings do.</summary>
internal sealed class Choice
{
    internal const string Postgres = "postgres";
    internal const string Sqlite = "sqlite";

    private readonly Option<string?> _database = new("--database") { Description = "The kind of database, whatever the settings say." };
    private readonly Option<string?> _connection = new("--connection") { Description = "PostgreSQL's connection string. Other users of the machine can read a command line: with a password in it, set ConnectionStrings__Storage instead." };
    private readonly Option<string?> _dataDir = new("--data-dir") { Description = "The data folder of SQLite's file; else DATA_DIR, else ./data." };

    internal Choice() => _database.AcceptOnlyFromAmong(Postgres, Sqlite);

    internal void AddTo(Command command)
    {
        command.Options.Add(_database);
        command.Options.Add(_connection);
        command.Options.Add(_dataDir);
    }

    /// <summary>What was chosen, as settings that are stronger than all others.</summary>
    internal string[] Settings(ParseResult parsed)
    {
        var (connection, dataDir) = (parsed.GetValue(_connection), parsed.GetValue(_dataDir));
        var database = parsed.GetValue(_database) ?? (connection is not null ? Postgres : dataDir is not null ? Sqlite : null);
        return
        [
            .. database is null ? [] : new[] { $"--Storage:Provider={database}", "--Cluster:Provider=localhost" },
            .. connection is null ? [] : new[] { $"--ConnectionStrings:Storage={connection}" },
            .. dataDir is null ? [] : new[] { $"--Storage:DataDir={dataDir}" },
        ];
    }
}
