namespace ChatAgency.Models.Configuring;

/// <summary>A further model, asked where the ones before it cannot be.</summary>
public sealed class ModelFallback
{
    /// <summary>Whose connection it uses: that of <see cref="ModelOptions.OpenAI"/> or <see cref="ModelOptions.AzureOpenAI"/>, which must be set.</summary>
    public ModelProvider? Provider { get; set; }

    /// <summary>The model's, or on Azure its deployment's, name.</summary>
    public string? Model { get; set; }
}
