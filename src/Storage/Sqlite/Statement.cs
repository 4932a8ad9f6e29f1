using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Sqlite;

/// <summary>One prepared statement, used again and again by the one thread that owns its connection.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    internal Statement(SqliteConnection connection, string text, params ReadOnlySpan<string> parameters)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this project.
        _command.CommandText = text;
#pragma warning restore CA2100
        foreach (var name in parameters) _command.Parameters.Add(new SqliteParameter { ParameterName = name });
        _command.Prepare();
    }

    /// <summary>The number of rows that changed. Values in the order of the parameters.</summary>
    internal int Execute(params ReadOnlySpan<object?> values) => With(values).ExecuteNonQuery();

    /// <summary>The first column of the first row as a number, or null.</summary>
    internal long? Number(params ReadOnlySpan<object?> values) => With(values).ExecuteScalar() as long?;

    /// <summary>The rows; to be disposed before the next use.</summary>
    internal SqliteDataReader Rows(params ReadOnlySpan<object?> values) => With(values).ExecuteReader();

    public void Dispose() => _command.Dispose();

    private SqliteCommand With(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return _command;
    }
}
