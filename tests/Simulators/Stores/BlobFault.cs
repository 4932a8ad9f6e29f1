namespace ChatAgency.Simulators.Stores;

/// <summary>What happens to a request instead of what would have happened.</summary>
/// <param name="Status">The answer, without asking the service; null where there is none and the connection breaks.</param>
/// <param name="Code">The service's error code that goes with it.</param>
/// <param name="Done">True: the service does what was asked first, and only its answer is lost.</param>
public sealed record BlobFault(int? Status, string Code = "", bool Done = false)
{
    /// <summary>The connection breaks before the service has heard of anything.</summary>
    public static BlobFault Reset { get; } = new(Status: null);

    /// <summary>It is done, and the connection breaks instead of the answer.</summary>
    public static BlobFault ResetAfterCommit { get; } = new(Status: null, Done: true);

    /// <summary>It is done, and a 500 says that it is not.</summary>
    public static BlobFault ErrorAfterCommit { get; } = new(500, "InternalError", Done: true);
}
