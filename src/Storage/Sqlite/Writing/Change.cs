namespace ChatAgency.Storage.Sqlite.Writing;

/// <summary>One change of one record.</summary>
/// <param name="kind">What to do.</param>
/// <param name="key">The record.</param>
/// <param name="expected">The version that must be stored; null: none may be.</param>
/// <param name="payload">What to write; null unless the kind is <see cref="ChangeKind.Write"/>.</param>
internal sealed class Change(ChangeKind kind, RecordKey key, long? expected, byte[]? payload) : Request<ChangeOutcome>
{
    internal ChangeKind Kind { get; } = kind;

    internal RecordKey Key { get; } = key;

    internal long? Expected { get; } = expected;

    internal byte[]? Payload { get; } = payload;

    /// <summary>What its statement did; true only once the transaction is on the disk.</summary>
    internal ChangeOutcome Tentative { get; set; }
}
