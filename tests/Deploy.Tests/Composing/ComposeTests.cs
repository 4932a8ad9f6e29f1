using System.Globalization;
using System.Net;
using ChatAgency.Deploy.Tests.Publishing;
using ChatAgency.Hosting;
using YamlDotNet.Core;

namespace ChatAgency.Deploy.Tests.Composing;

/// <summary>The compose file, beside the code and the Dockerfiles.</summary>
public sealed class ComposeTests
{
    private static readonly string s_text = Deployed.Read("deploy/docker/compose.yaml");
    private readonly ComposeFile _file = ComposeFile.Read(s_text);

    public static TheoryData<string> Hosts => ["silo", "gateway"];

    [Fact]
    public void It_has_a_silo_a_gateway_and_the_Redis_that_they_meet_in() => Assert.Equal(["gateway", "redis", "silo"], _file.Services.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("stop_grace_period", "stop_grace")]
    [InlineData("depends_on", "depend_on")]
    [InlineData("ipv4_address", "ip")]
    public void A_misspelt_field_is_a_fault(string field, string misspelt)
    {
        Assert.Contains(field, s_text, StringComparison.Ordinal);
        Assert.Throws<YamlException>(() => ComposeFile.Read(s_text.Replace(field + ":", misspelt + ":", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Every_host_is_built_here_and_may_no_more_than_it_must(string name)
    {
        var host = _file.Services[name];
        Assert.Equal(($"chatagency-{name}", $"deploy/docker/{name}.Dockerfile"), (host.Image, host.Build!.Dockerfile));
        Assert.Equal(Deployed.Root, Path.GetFullPath(Path.Combine(Deployed.Path("deploy/docker"), host.Build.Context)));
        Assert.Contains(name, Deployed.Images);
        Assert.True(host is { ReadOnly: true, CapDrop: ["ALL"], SecurityOpt: ["no-new-privileges:true"], Tmpfs: [_], Volumes: [] });
        Assert.Equal("service_healthy", host.DependsOn["redis"].Condition);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Every_variable_is_a_setting_that_its_host_reads_and_no_secret_is_written_down(string name)
    {
        var kind = name == "silo" ? AgencyHostKind.Silo : AgencyHostKind.Gateway;
        var environment = _file.Services[name].Environment;
        // Where records lie is told to both and read by the silo.
        Assert.All(environment.Keys, variable => Assert.True(Setting.IsRead(kind, variable) || variable == "Storage__Provider", variable));
        Assert.DoesNotContain(environment, static setting => Setting.IsSecret(setting.Key) && setting.Value is not (null or "redis:6379"));
        Assert.Empty(Composed.Faults(kind, environment.Where(static setting => setting.Value is not null).ToDictionary(static setting => setting.Key, static setting => setting.Value!)));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Doors_are_the_images_own_and_on_this_machine_alone(string name)
    {
        Assert.All(_file.Services[name].Ports, mapped =>
        {
            var parts = mapped.Split(':');
            Assert.Equal("127.0.0.1", parts[0]);
            Assert.Contains(int.Parse(parts[2], CultureInfo.InvariantCulture), Dockerfile.Read(name).Ports);
        });
        Assert.Empty(_file.Services["redis"].Ports);
        var taken = _file.Services.Values.SelectMany(static service => service.Ports).Select(static mapped => mapped.Split(':')[1]).ToList();
        Assert.Equal(taken.Distinct(), taken);
    }

    [Fact]
    public void The_silo_says_the_address_that_it_is_given()
    {
        var silo = _file.Services["silo"];
        var (network, attachment) = silo.Networks.Single();
        Assert.Equal(attachment!.Address, silo.Environment["Cluster__AdvertisedAddress"]);
        Assert.True(IPNetwork.Parse(_file.Networks[network].Ipam!.Config.Single()["subnet"]).Contains(IPAddress.Parse(attachment.Address)));
        Assert.Equal([network], _file.Services["gateway"].Networks.Keys);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_stop_has_the_time_that_it_takes(string name)
    {
        var host = _file.Services[name];
        var stop = Composed.Stop(name == "silo" ? AgencyHostKind.Silo : AgencyHostKind.Gateway, host.Environment.Where(static setting => setting.Value is not null).ToDictionary(static setting => setting.Key, static setting => setting.Value!));
        Assert.True(int.Parse(host.StopGracePeriod!.TrimEnd('s'), CultureInfo.InvariantCulture) > stop.TotalSeconds);
    }

    [Fact]
    public void Redis_keeps_every_write_and_forgets_nothing()
    {
        var redis = _file.Services["redis"];
        Assert.All(new[] { "--appendonly yes", "--appendfsync always", "--maxmemory-policy noeviction" }, option => Assert.Contains(option, redis.Command, StringComparison.Ordinal));
        Assert.Contains(redis.Volumes.Single().Split(':')[0], _file.Volumes.Keys);
    }
}
