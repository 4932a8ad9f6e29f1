namespace ChatAgency.Core.Delivery;

/// <summary>Who a post is shown as.</summary>
/// <param name="Name">The agent's name.</param>
/// <param name="Icon">Its picture, as its platform names it; null for the agency's own.</param>
public sealed record Speaker(string Name, string? Icon);
