namespace ChatAgency.Grains.Interfaces.Installing;

/// <summary>How the agency stands to a workspace. Numbers go over the wire: none is changed or used again.</summary>
public enum InstallationKind
{
    /// <summary>It was never installed there.</summary>
    None = 0,

    /// <summary>It is installed, and has a token.</summary>
    Installed = 1,

    /// <summary>It was, and is no more.</summary>
    Removed = 2,

    /// <summary>The token of the agency's settings is this workspace's.</summary>
    Configured = 3,
}
