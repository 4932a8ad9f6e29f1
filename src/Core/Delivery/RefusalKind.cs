
namespace ChatAgency.Core.Delivery;

/// <summary>The classes of a platform's refusal.</summary>
public enum RefusalKind
{
    /// <summary>Again later: a rate limit, an outage.</summary>
    ForNow,

    /// <summary>The place is gone: channel archived, app removed. No retry helps.</summary>
    PlaceClosed,

    /// <summary>A token or a scope is missing: an operator must act, then it goes on.</summary>
    NotAllowed,

    /// <summary>The content is too long for the method.</summary>
    TooLong,

    /// <summary>The post is not there (or cannot be seen yet).</summary>
    PostMissing,

    /// <summary>The post can no longer be edited.</summary>
    EditForbidden,

    /// <summary>The platform does not take the rich form; plain words may pass.</summary>
    BadContent,
}
