using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>Puts entries into the register; durable when it returns.</summary>
internal delegate Task RegisterWrite(IReadOnlyList<RegisterEntry> entries, CancellationToken cancellationToken);
