namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>What measures the memory of this process runs while nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
