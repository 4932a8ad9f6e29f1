namespace ChatAgency.Core.Failures;

/// <summary>The classes of failure. Their numbers are stored: new ones are added at the end.</summary>
public enum FailureKind
{
    /// <summary>A fault of the agency's own.</summary>
    Internal = 0,

    /// <summary>The model's service cannot be reached or answers with a server error.</summary>
    ModelUnavailable = 1,

    /// <summary>The model's service has too much to do.</summary>
    ModelBusy = 2,

    /// <summary>The model went silent in the middle, or its answer ended without an end.</summary>
    ModelStalled = 3,

    /// <summary>The model's service refuses the agency's key, deployment or request: an operator must act.</summary>
    ModelMisconfigured = 4,

    /// <summary>The provider's filter stopped the question or the answer. Not tried again; what was shown goes.</summary>
    ContentFiltered = 5,

    /// <summary>Question and context are longer than the model takes.</summary>
    ContextTooLong = 6,

    /// <summary>The turn took longer than it may (<c>TASK_TIMEOUT</c>).</summary>
    TimedOut = 7,

    /// <summary>The turn was taken up again so late that an answer would surprise.</summary>
    Stale = 8,

    /// <summary>The agency's process died twice while it answered.</summary>
    Interrupted = 9,
}
