
namespace ChatAgency.Core.Accepting;

/// <summary>Whether a message is kept.</summary>
public enum AcceptOutcome
{
    /// <summary>It is durable, and its turn will end in exactly one visible outcome.</summary>
    Accepted,

    /// <summary>It was accepted before; nothing changed.</summary>
    Duplicate,

    /// <summary>It is not for the agency; nothing was written.</summary>
    NotForUs,

    /// <summary>The identity was used before with other words (HTTP 422).</summary>
    Mismatch,

    /// <summary>Too many messages wait in this conversation (HTTP 503): nothing was kept, send it again.</summary>
    Full,

    /// <summary>A stop word where there was nothing to stop: nothing was written, no model is asked.</summary>
    Ignored,

    /// <summary>People of the thread say it to each other; nothing was written.</summary>
    BetweenPeople,
}
