namespace ChatAgency.Gateway.Conversations;

/// <summary>What a caller sends.</summary>
internal sealed record MessageBody(string? Text);

/// <summary>What a caller gets for it: the turn that answers.</summary>
internal sealed record KeptTurn(long Turn);
