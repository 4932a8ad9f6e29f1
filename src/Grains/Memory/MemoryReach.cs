namespace ChatAgency.Grains.Memory;

/// <summary>For where something is to be remembered.</summary>
internal enum MemoryReach
{
    /// <summary>For this person, here.</summary>
    Here,

    /// <summary>For this person, wherever they ask in the workspace.</summary>
    Everywhere,

    /// <summary>For everyone of the workspace.</summary>
    Workspace,
}
