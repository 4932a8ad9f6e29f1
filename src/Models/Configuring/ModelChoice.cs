namespace ChatAgency.Models.Configuring;

/// <summary>Reads from the settings which provider answers, and as which model. The settings are valid here.</summary>
internal static class ModelChoice
{
    public const string RehearsalModel = "rehearsal";

    public static ModelProvider Provider(ModelOptions options) => options switch
    {
        { Provider: { } named } => named,
        { AzureOpenAI.IsSet: true } => ModelProvider.AzureOpenAI,
        { OpenAI.IsSet: true } => ModelProvider.OpenAI,
        _ => ModelProvider.Rehearsal,
    };

    public static string Model(ModelOptions options) => Provider(options) switch
    {
        ModelProvider.AzureOpenAI => options.AzureOpenAI.Deployment!,
        ModelProvider.OpenAI => options.OpenAI.Model is { Length: > 0 } model ? model : OpenAIOptions.DefaultModel,
        _ => RehearsalModel,
    };

    /// <summary>The model that answers, then those that step in for it.</summary>
    public static IReadOnlyList<ModelPlace> Places(ModelOptions options)
    {
        List<ModelPlace> places = [];
        foreach (var (provider, model) in (IEnumerable<(ModelProvider, string)>)[(Provider(options), Model(options)), .. options.Fallbacks.Select(static one => (one.Provider!.Value, one.Model!))])
        {
            var name = places.Any(place => place.Name == model) ? $"{provider}/{model}" : model;
            places.Add(new ModelPlace(name, provider, model));
        }

        return places;
    }

    public static ModelDescription Describe(ModelOptions options) => Provider(options) switch
    {
        ModelProvider.AzureOpenAI => new("Azure OpenAI", Model(options), false),
        ModelProvider.OpenAI when options.OpenAI.BaseUrl is { Length: > 0 } address => new(new Uri(address).Authority, Model(options), false),
        ModelProvider.OpenAI => new("OpenAI", Model(options), false),
        _ => new("none", RehearsalModel, true),
    };
}
