using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Steps;

/// <summary>What the engine knows: the record, which survives a crash, and the flight, which does not.</summary>
public sealed record EngineState(ConversationRecord Record, Flight Flight)
{
    /// <summary>A record as read from the store, with nothing in the air.</summary>
    public static EngineState Of(ConversationRecord record) => new(record, Flight.None);
}
