namespace ChatAgency.Grains.Memory;

/// <summary>What the agency says to a request about its memory, in Markdown, and whether the message asks for more.</summary>
internal sealed record MemoryReply(string Text, bool GoesOn);
