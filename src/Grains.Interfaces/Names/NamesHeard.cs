namespace ChatAgency.Grains.Interfaces.Names;

/// <summary>What changed since somebody heard of changes last.</summary>
/// <param name="Life">Drawn when the grain began: under another one nothing is known of what came before.</param>
/// <param name="Number">How many changes there were in this life.</param>
/// <param name="Ids">Whom or what they are about; null where that is not known any more: it may be all.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.NamesHeard")]
public sealed record NamesHeard([property: Id(0)] string Life, [property: Id(1)] long Number, [property: Id(2)] IReadOnlyList<string>? Ids);
