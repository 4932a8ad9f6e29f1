using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAgency.Storage.Tests.Choosing;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("Memory")]
    [InlineData("redis")]
    [InlineData("Postgres")]
    [InlineData("AzureBlob")]
    public void Known_stores_are_accepted(string provider) => Assert.True(Validate(provider).Succeeded);

    [Theory]
    [InlineData("mysql", "is no store")]
    [InlineData("", "is empty")]
    [InlineData(null, "is empty")]
    public void Others_are_refused_with_what_there_is(string? provider, string why)
    {
        var fault = Assert.Single(Validate(provider!).Failures!);
        Assert.All([why, "Storage:Provider", "choose sqlite, redis, postgres, azureblob or memory"], word => Assert.Contains(word, fault, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_named_together() => Assert.Equal(2, Validate("mysql", " ").Failures!.Count());

    [Theory]
    [InlineData("grainstate", true)]
    [InlineData("a-1-b", true)]
    [InlineData("ab", false)]
    [InlineData("Grains", false)]
    [InlineData("a--b", false)]
    [InlineData("-ab", false)]
    [InlineData("a/b", false)]
    [InlineData("", false)]
    public void A_container_has_a_name_that_Azure_takes(string container, bool isOne)
    {
        var result = new StorageOptionsValidator().Validate(null, new StorageOptions { Container = container });

        Assert.Equal(isOne, result.Succeeded);
        if (!isOne) Assert.Contains("Storage:Container", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_come_from_the_section_Storage_and_are_validated()
    {
        Assert.Equal(("sqlite", "./data"), (Bound([]).Provider, Bound([]).DataDir));
        Assert.Equal("/srv/agency", Bound(new() { ["Storage:DataDir"] = "/srv/agency" }).DataDir);
        Assert.Throws<OptionsValidationException>(() => Bound(new() { ["Storage:Provider"] = "mysql" }));
    }

    private static StorageOptions Bound(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().AddStorageOptions(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<StorageOptions>>().Value;
    }

    private static ValidateOptionsResult Validate(string provider, string dataDir = "./data") =>
        new StorageOptionsValidator().Validate(null, new StorageOptions { Provider = provider, DataDir = dataDir });
}
