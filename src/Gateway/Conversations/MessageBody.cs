namespace ChatAgency.Gateway.Conversations;

/// <summary>What a caller sends.</summary>
internal sealed record MessageBody(string? Text);

/// <summary>Who is to answer anew; null for whoever routing finds, or a person chose before.</summary>
internal sealed record AgainBody(string? Agent);

/// <summary>What a caller thinks of an answer: <c>up</c>, <c>down</c>, or <c>none</c> to take it back; and why, where they say.</summary>
internal sealed record FeedbackBody(string? Verdict, string? Reason);

/// <summary>What a caller gets for it: the turn that answers.</summary>
internal sealed record KeptTurn(long Turn);
