namespace ChatAgency.Hosting.Correlation;

/// <summary>Holds the chosen id for the length of a request.</summary>
internal sealed record CorrelationFeature(string Id);
