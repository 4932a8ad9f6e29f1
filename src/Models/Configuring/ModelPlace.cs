namespace ChatAgency.Models.Configuring;

/// <summary>Where one model of the chain is found.</summary>
/// <param name="Name">What logs and metrics call it; no two of a chain have the same.</param>
/// <param name="Provider">By whose connection.</param>
/// <param name="Model">The model's, or on Azure its deployment's, name.</param>
internal sealed record ModelPlace(string Name, ModelProvider Provider, string Model);
