using ChatAgency.Hosting.Clustering;
using ChatAgency.Storage.DataFolder;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>While somebody has a store, and be it in silence, the copy is not finished.</summary>
public sealed class HolderTests(MovingStores stores)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite", "is held by process")]
    [InlineData("redis", "a silo at 127.0.0.1 has it")]
    [InlineData("postgres", "a silo at 127.0.0.1 has it")]
    public async Task A_source_that_a_quiet_silo_has_is_followed_and_the_last_pass_waits_for_its_end(string kind, string who)
    {
        var copying = await BegunAsync(kind, "sqlite");
        using (await HeldAsync(copying.From, copying.From.Cluster))
        {
            Assert.Equal(ExitCodes.Done, (await copying.RunAsync("--follow", "--until", "0", "--every", "1")).Code);
            var refused = await copying.RunAsync();
            Assert.Equal(ExitCodes.NotSo, refused.Code);
            Assert.Contains("The source is in use: ", refused.Errors, StringComparison.Ordinal);
            Assert.Contains(who, refused.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("The copy is whole", refused.Output, StringComparison.Ordinal);
        }

        var last = await copying.RunAsync();
        Assert.Equal((ExitCodes.Done, ""), (last.Code, last.Errors));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    [InlineData("postgres")]
    public async Task Who_knows_better_finishes_although_it_is_held(string kind)
    {
        var copying = await BegunAsync(kind, "sqlite");
        using (await HeldAsync(copying.From, copying.From.Cluster)) Assert.Equal(ExitCodes.Done, (await copying.RunAsync("--although-held")).Code);
    }

    [Theory]
    [InlineData("redis")]
    [InlineData("postgres")]
    public async Task A_silo_of_another_cluster_on_the_same_server_is_in_nobodys_way(string kind)
    {
        var copying = await BegunAsync(kind, "sqlite");
        using (await HeldAsync(copying.From, "another")) Assert.Equal(ExitCodes.Done, (await copying.RunAsync()).Code);
    }

    [Theory]
    [InlineData("redis")]
    [InlineData("postgres")]
    public async Task A_target_that_a_silo_has_is_left_alone(string kind)
    {
        var copying = await BegunAsync("sqlite", kind);
        using (await HeldAsync(copying.To, copying.To.Cluster))
        {
            var refused = await copying.RunAsync("--follow", "--until", "0");
            Assert.Equal(ExitCodes.NotSo, refused.Code);
            Assert.Contains("The target is in use: a silo at 127.0.0.1 has it", refused.Errors, StringComparison.Ordinal);
        }

        Assert.Empty(await copying.To.AllAsync(Cancel));
    }

    [Fact]
    public async Task Who_has_a_container_cannot_be_seen_and_that_is_said()
    {
        var copying = await BegunAsync("azureblob", "sqlite");
        Assert.Contains("Who uses the source cannot be seen there", (await copying.RunAsync()).Output, StringComparison.Ordinal);
    }

    /// <summary>What a silo has open of its store, by the same registrations; it writes nothing.</summary>
    private static async Task<IDisposable> HeldAsync(Place place, string cluster)
    {
        var where = place.Address[(place.Kind.Length + 1)..];
        if (place.Kind == "sqlite") return ((DataFolderClaim.Taken)DataFolderLock.Claim(where)).Lock;
        const string name = nameof(ConnectionStringOptions.Storage);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Cluster:Name"] = cluster, [$"{ConnectionStringOptions.Section}:{name}"] = where });
        if (place.Kind == "redis") builder.Services.AddRedisConnection(name);
        else builder.Services.AddPostgresConnection(name);
        IDisposable silo = builder.Build();
        var services = ((WebApplication)silo).Services;
        if (place.Kind == "redis") await services.Redis(name).Shared.GetDatabase().PingAsync();
        else await (await services.Postgres(name).Shared.OpenConnectionAsync(Cancel)).CloseAsync();
        return silo;
    }

    private async Task<Copying> BegunAsync(string from, string to)
    {
        var copying = new Copying(await stores.NewAsync(from), await stores.NewAsync(to), stores.NewFile());
        await copying.From.PutAsync(Records.Of(3), Cancel);
        return copying;
    }
}
