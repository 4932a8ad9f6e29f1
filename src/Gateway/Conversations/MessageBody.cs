namespace ChatAgency.Gateway.Conversations;

/// <summary>What a caller sends.</summary>
internal sealed record MessageBody(string? Text);

/// <summary>Who is to answer anew; null for whoever routing finds, or a person chose before.</summary>
internal sealed record AgainBody(string? Agent);

/// <summary>What a caller gets for it: the turn that answers.</summary>
internal sealed record KeptTurn(long Turn);
