namespace ChatAgency.Models;

/// <summary>What answers, for the start-up print and the footer of an answer.</summary>
/// <param name="Provider">The provider's name as people know it.</param>
/// <param name="Model">The model's, or on Azure its deployment's, name.</param>
/// <param name="IsRehearsal">True where no model is configured.</param>
public sealed record ModelDescription(string Provider, string Model, bool IsRehearsal);
