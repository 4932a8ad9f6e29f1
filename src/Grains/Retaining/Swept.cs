namespace ChatAgency.Grains.Retaining;

/// <summary>What a sweep did.</summary>
/// <param name="Asked">Conversations that were old enough to be asked.</param>
/// <param name="Turns">Turns that were forgotten.</param>
/// <param name="Removed">Conversations of which nothing was left.</param>
/// <param name="Failed">Conversations that could not do it now; the next sweep asks them again.</param>
internal sealed record Swept(int Asked, int Turns, int Removed, int Failed);
