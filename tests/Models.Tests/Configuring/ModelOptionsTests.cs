using ChatAgency.Core.Pricing;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Models.Tests.Configuring;

public sealed class ModelOptionsTests
{
    public static TheoryData<string, string[]> Faulty => new()
    {
        { "azure endpoint", ["AZURE_OPENAI_API_KEY", "AZURE_OPENAI_DEPLOYMENT"] },
        { "azure key", ["AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_DEPLOYMENT"] },
        { "azure address", ["AZURE_OPENAI_ENDPOINT"] },
        { "azure named", ["AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_DEPLOYMENT"] },
        { "openai named", ["OPENAI_API_KEY"] },
        { "openai model alone", ["OPENAI_API_KEY"] },
        { "openai address without model", ["OPENAI_MODEL"] },
        { "openai address", ["OPENAI_BASE_URL"] },
        { "both", ["Models:Provider"] },
        { "limits", ["Models:FirstTokenTimeout", "Models:BetweenTokensTimeout", "MAX_WORKERS", "Models:RetryShare", "Models:RetryFloor", "Models:Circuit:MinimumCalls", "Models:Circuit:FailureShare", "Models:Circuit:Window", "Models:Circuit:Break"] },
        { "prices", ["Models:Prices:0:Model", "Models:Prices:0:InputPerMillion", "Models:Prices:1:OutputPerMillion", "Models:Prices:2:Model"] },
        { "fallback after none", ["Models:Fallbacks"] },
        { "fallbacks", ["Models:Fallbacks", "Models:Fallbacks:0:Model", "Models:Fallbacks:1:Provider", "Models:Fallbacks:2:Provider", "Models:Fallbacks:3:Provider"] },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Every_fault_is_named_at_once_and_no_value_is_shown(string name, string[] faults)
    {
        var options = Options(name);

        var result = new ModelOptionsValidator().Validate(null, options);

        var found = Assert.IsType<IEnumerable<string>>(result.Failures, exactMatch: false).ToList();
        Assert.Equal(faults.Length, found.Count);
        foreach (var (fault, text) in faults.Zip(found)) Assert.Contains(fault, text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "none", "rehearsal", true)]
    [InlineData("openai", "OpenAI", OpenAIOptions.DefaultModel, false)]
    [InlineData("compatible", "localhost:11434", "llama", false)]
    [InlineData("azure", "Azure OpenAI", "team", false)]
    [InlineData("both, named", "Azure OpenAI", "team", false)]
    public void What_is_set_is_valid_and_described(string name, string provider, string model, bool rehearsal)
    {
        var options = Options(name);

        Assert.True(new ModelOptionsValidator().Validate(null, options).Succeeded);
        Assert.Equal(new ModelDescription(provider, model, rehearsal), ModelChoice.Describe(options));
    }

    [Fact]
    public void The_models_of_a_chain_have_names_of_their_own()
    {
        var options = Options("both, named");
        options.Fallbacks.Add(new() { Provider = ModelProvider.OpenAI, Model = "team" });
        options.Fallbacks.Add(new() { Provider = ModelProvider.OpenAI, Model = "other" });

        Assert.True(new ModelOptionsValidator().Validate(null, options).Succeeded);
        Assert.Equal(["team", "OpenAI/team", "other"], ModelChoice.Places(options).Select(static place => place.Name));
    }

    [Fact]
    public async Task A_host_gets_the_prices_that_are_set()
    {
        await using var host = Client.Host(static options => options.Prices.Add(new() { Model = "small", InputPerMillion = 2, OutputPerMillion = 8 }));

        Assert.Equal(0.005m, host.GetRequiredService<PriceList>().Cost("small", 500, 500));
        Assert.Null(host.GetRequiredService<PriceList>().Cost("other", 500, 500));
    }

    [Fact]
    public async Task A_host_gets_the_description()
    {
        await using var host = Client.Host(static _ => { });

        Assert.True(host.GetRequiredService<ModelDescription>().IsRehearsal);
    }

    private static ModelOptions Options(string name)
    {
        AzureOpenAIOptions azure = new() { Endpoint = "https://a.example", ApiKey = "hidden", Deployment = "team" };
        OpenAIOptions compatible = new() { BaseUrl = "http://localhost:11434/v1", Model = "llama" };
        return name switch
        {
            "azure endpoint" => new() { AzureOpenAI = new() { Endpoint = "https://hidden.example" } },
            "azure key" => new() { AzureOpenAI = new() { ApiKey = "hidden" } },
            "azure address" => new() { AzureOpenAI = new() { Endpoint = "hidden.example", ApiKey = "hidden", Deployment = "d" } },
            "azure named" => new() { Provider = ModelProvider.AzureOpenAI },
            "openai named" => new() { Provider = ModelProvider.OpenAI },
            "openai model alone" => new() { OpenAI = new() { Model = "hidden" } },
            "openai address without model" => new() { OpenAI = new() { BaseUrl = "http://hidden.example", ApiKey = "hidden" } },
            "openai address" => new() { OpenAI = new() { BaseUrl = "ftp://hidden.example", Model = "hidden" } },
            "both" => new() { AzureOpenAI = azure, OpenAI = compatible },
            "limits" => new() { FirstTokenTimeout = TimeSpan.Zero, BetweenTokensTimeout = TimeSpan.FromHours(1), MaxConcurrency = 0, RetryShare = 2, RetryFloor = -1, Circuit = new() { MinimumCalls = 1, FailureShare = double.NaN, Window = default, Break = TimeSpan.FromHours(1) } },
            "prices" => new()
            {
                Prices =
                [
                    new() { InputPerMillion = -1, OutputPerMillion = 0 }, new() { Model = "hidden", InputPerMillion = 1 },
                    new() { Model = "HIDDEN", InputPerMillion = 1, OutputPerMillion = 1 },
                ],
            },
            "fallback after none" => new() { Fallbacks = [new() { Provider = ModelProvider.OpenAI, Model = "hidden" }] },
            "fallbacks" => new()
            {
                OpenAI = compatible,
                Fallbacks =
                [
                    new() { Provider = ModelProvider.OpenAI }, new() { Model = "hidden" }, new() { Provider = ModelProvider.Rehearsal, Model = "hidden" },
                    new() { Provider = ModelProvider.AzureOpenAI, Model = "hidden" }, new() { Provider = ModelProvider.OpenAI, Model = "hidden" },
                ],
            },
            "openai" => new() { OpenAI = new() { ApiKey = "hidden" } },
            "compatible" => new() { OpenAI = compatible },
            "azure" => new() { AzureOpenAI = azure },
            "both, named" => new() { AzureOpenAI = azure, OpenAI = compatible, Provider = ModelProvider.AzureOpenAI },
            _ => new(),
        };
    }
}
