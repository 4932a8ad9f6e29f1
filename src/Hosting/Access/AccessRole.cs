namespace ChatAgency.Hosting.Access;

/// <summary>What a credential of the console may do. Each may all that the one before it may.</summary>
public enum AccessRole
{
    /// <summary>Looks.</summary>
    Viewer = 1,

    /// <summary>Acts on work that runs: cancels, tries again, acknowledges, replays.</summary>
    Operator = 2,

    /// <summary>Changes the agency: profiles, settings, installations, erasures; reads transcripts.</summary>
    Admin = 3,
}
