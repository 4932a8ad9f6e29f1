namespace ChatAgency.Models.Configuring;

/// <summary>What a model costs.</summary>
public sealed class PricedModel
{
    /// <summary>As it names itself in its answers; on Azure that is the model, not the deployment.</summary>
    public string? Model { get; set; }

    /// <summary>US dollars for a million tokens that are sent to it.</summary>
    public decimal? InputPerMillion { get; set; }

    /// <summary>US dollars for a million that it writes.</summary>
    public decimal? OutputPerMillion { get; set; }
}
