namespace ChatAgency.Storage.Moving;

/// <summary>
/// A store beneath grains and encryption: every record of it, as bytes. What was cleared is no record. A call that fails
/// throws a <see cref="StorageException"/> that says why, without a secret. Not for two callers at once.
/// </summary>
public interface IRawStore : IAsyncDisposable
{
    /// <summary>Where it is, in words that are the same each time and hold no secret.</summary>
    string Place { get; }

    /// <summary>
    /// All records, by pages of a few hundred, each once. One that is there from the beginning to the end is among them; of one
    /// that comes or goes meanwhile nobody knows.
    /// </summary>
    /// <exception cref="StorageException">It does not answer, or holds a record of a kind that is not known here.</exception>
    IAsyncEnumerable<IReadOnlyList<RecordHead>> HeadsAsync(CancellationToken cancellationToken);

    /// <summary>Those of the named ones that are there, in any order.</summary>
    /// <exception cref="StorageException">It does not answer.</exception>
    Task<IReadOnlyList<RawRecord>> ReadAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken);

    /// <summary>
    /// Writes over whatever is there, whoever wrote it: nobody else may use the store. Each gets a version of the store's own. It returns
    /// when they are kept as the store keeps records.
    /// </summary>
    /// <exception cref="StorageException">Not all of them were written.</exception>
    Task WriteAsync(IReadOnlyList<RawRecord> records, CancellationToken cancellationToken);

    /// <summary>Removes those of the named ones that are there.</summary>
    /// <exception cref="StorageException">Not all of them were removed.</exception>
    Task RemoveAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken);
}
