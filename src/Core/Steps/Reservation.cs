
namespace ChatAgency.Core.Steps;

/// <summary>Where the reservation of a slot is.</summary>
public enum Reservation
{
    /// <summary>The intent is written, no post was begun by this activation.</summary>
    Intended,

    /// <summary>The post is on its way.</summary>
    Posting,

    /// <summary>The platform said: not now.</summary>
    Waiting,

    /// <summary>The post's outcome is unknown: finding.</summary>
    Finding,

    /// <summary>The post is known.</summary>
    Held,
}
