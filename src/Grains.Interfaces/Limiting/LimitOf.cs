namespace ChatAgency.Grains.Interfaces.Limiting;

/// <summary>Whose questions a limit counts.</summary>
public enum LimitOf
{
    /// <summary>One person's, wherever they ask.</summary>
    Person,

    /// <summary>A channel's, whoever asks.</summary>
    Channel,

    /// <summary>The workspace's.</summary>
    Workspace,
}
