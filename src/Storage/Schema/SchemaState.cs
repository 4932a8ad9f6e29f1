namespace ChatAgency.Storage.Schema;

/// <summary>How far a database's tables have come.</summary>
/// <param name="Found">The version they have; 0 for none.</param>
/// <param name="Needs">The lowest version that a program must know to work with them.</param>
/// <param name="Known">The version that this program knows.</param>
public sealed record SchemaState(int Found, int Needs, int Known)
{
    /// <summary>What is to be done about it.</summary>
    public SchemaStanding Standing =>
        Found == 0 ? SchemaStanding.Missing
        : Needs > Known ? SchemaStanding.TooNew
        : Found < Known ? SchemaStanding.Old
        : SchemaStanding.Fits;
}
