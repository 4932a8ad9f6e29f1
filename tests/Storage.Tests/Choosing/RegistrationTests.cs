using ChatAgency.Storage.Tests.Conformance;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAgency.Storage.Tests.Choosing;

public sealed class RegistrationTests(MemorySilo memory)
{
    [Fact]
    public void Memory_is_a_reduced_promise() =>
        Assert.Equal(("memory", true), (memory.Monitor.Status.Provider, memory.Monitor.Status.PromiseReduced));

    [Theory]
    [InlineData("redis")]
    [InlineData("postgres")]
    [InlineData("azureblob")]
    public void A_distant_store_without_a_connection_is_refused_at_once(string provider)
    {
        var host = Host.CreateApplicationBuilder();
        Assert.Throws<ArgumentNullException>(() => host.UseOrleans(silo => silo.AddAgencyStorage(new StorageOptions { Provider = provider })));
    }

    [Fact]
    public void A_store_that_is_not_there_is_refused_at_once()
    {
        var host = Host.CreateApplicationBuilder();
        var fault = Assert.Throws<OptionsValidationException>(() => host.UseOrleans(static silo => silo.AddAgencyStorage(new StorageOptions { Provider = "mysql" })));

        Assert.Contains("which is no store", fault.Message, StringComparison.Ordinal);
    }
}
