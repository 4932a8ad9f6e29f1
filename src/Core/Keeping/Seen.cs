using ChatAgency.Core.Conversations;

namespace ChatAgency.Core.Keeping;

/// <summary>A message that was here: what makes its second delivery a duplicate.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="At">When it was first seen; kept by time, never by count.</param>
/// <param name="Turn">The turn that answers it; 0 for the tombstone of a message deleted before it came.</param>
/// <param name="Digest">See <see cref="Accepting.IncomingMessage.Digest"/>.</param>
public sealed record Seen(MessageId Id, DateTimeOffset At, long Turn, string? Digest);
