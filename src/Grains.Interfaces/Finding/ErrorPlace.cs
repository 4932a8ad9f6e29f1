namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>Where an error id stands.</summary>
/// <param name="ErrorId">The error id.</param>
/// <param name="Conversation">The text form of the conversation.</param>
/// <param name="Turn">The turn that failed.</param>
/// <param name="At">When its message was kept.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ErrorPlace")]
public sealed record ErrorPlace([property: Id(0)] string ErrorId, [property: Id(1)] string Conversation, [property: Id(2)] long Turn, [property: Id(3)] DateTimeOffset At)
{
    /// <summary>The bucket of an error id, in any case of letters. Its letters are random, so their sum of three spreads well enough.</summary>
    public static long BucketOf(string errorId)
    {
        var hash = 0;
        foreach (var letter in errorId.AsSpan(Math.Max(0, errorId.Length - 3))) hash = (hash * 31) + char.ToUpperInvariant(letter);
        return hash % IErrorIndexGrain.Buckets;
    }
}
