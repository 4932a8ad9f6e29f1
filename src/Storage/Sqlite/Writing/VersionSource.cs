using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Sqlite.Writing;

/// <summary>
/// Gives out versions that grow and never repeat, also after a record was deleted and written again, a crash, or a
/// transaction that failed. They are reserved in the file by the million, so that this costs no page in most commits.
/// </summary>
internal sealed class VersionSource(SqliteConnection connection) : IDisposable
{
    internal const long Block = 1_000_000;

    private readonly Statement _reserve = new(connection, "UPDATE version_source SET high = high + $block WHERE id = 1 RETURNING high", "$block");
    private long _last;
    private long _high;

    /// <summary>The next version. Inside a transaction: the reservation must become durable with what it numbers.</summary>
    internal long Next()
    {
        if (_last == _high) Reserve();
        return ++_last;
    }

    /// <summary>Takes a fresh block.</summary>
    internal void Reserve()
    {
        _high = _reserve.Number(Block) ?? throw new InvalidDataException("version_source has lost its row.");
        _last = _high - Block;
    }

    /// <summary>The transaction was lost, and a reservation in it too.</summary>
    internal void Forget() => _last = _high = 0;

    public void Dispose() => _reserve.Dispose();
}
