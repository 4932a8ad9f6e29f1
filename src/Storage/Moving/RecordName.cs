namespace ChatAgency.Storage.Moving;

/// <summary>What a record is found by, in every store.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Grain">The grain's id as text, <c>type/key</c>.</param>
public readonly record struct RecordName(string State, string Grain)
{
    /// <summary>The grain's type.</summary>
    public string GrainType => Grain[..Math.Max(0, Grain.IndexOf('/', StringComparison.Ordinal))];
}
