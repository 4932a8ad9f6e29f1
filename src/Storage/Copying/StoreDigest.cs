namespace ChatAgency.Storage.Copying;

/// <summary>A whole store compared with what was copied.</summary>
/// <param name="Count">How many records it has.</param>
/// <param name="Hash">SHA-256 of every record with its name, one over the other without regard to their order: equal stores have equal ones.</param>
/// <param name="Different">Records whose bytes are not those that were copied.</param>
/// <param name="Missing">Records that were copied and are not there.</param>
/// <param name="Foreign">Records that were never copied.</param>
public sealed record StoreDigest(long Count, string Hash, long Different, long Missing, long Foreign)
{
    /// <summary>Whether it holds what was copied, and nothing else.</summary>
    public bool IsSame => Different + Missing + Foreign == 0;
}
