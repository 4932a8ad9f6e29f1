using ChatAgency.Hosting;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Listeners;

namespace ChatAgency.Deploy.Tests.Publishing;

/// <summary>What the Dockerfiles say, beside the code.</summary>
public sealed class DockerfileTests(Published published)
{
    public static TheoryData<string> Names => [.. Deployed.Images];

    [Fact]
    public void There_is_one_for_each_program() => Assert.Equal(["gateway", "local", "silo", "tool"], Deployed.Images);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_entry_point_is_what_is_published(string name)
    {
        var folder = await published.FolderAsync(name, TestContext.Current.CancellationToken);
        var file = Dockerfile.Read(name);
        Assert.Equal(["dotnet", $"ChatAgency.{file.Project}.dll"], file.EntryPoint);
        Assert.True(File.Exists(Path.Combine(folder, file.EntryPoint[1])));
        Assert.True(File.Exists(Path.Combine(folder, $"ChatAgency.{file.Project}.runtimeconfig.json")));
        // Neither settings nor data of this machine.
        Assert.Empty(Directory.EnumerateFiles(folder, "*.env").Concat(Directory.EnumerateFiles(folder, "*.db")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_builds_with_the_sdk_and_runs_without_a_shell_as_nobody(string name)
    {
        var file = Dockerfile.Read(name);
        Assert.Collection(
            file.Bases,
            static sdk => Assert.Equal("mcr.microsoft.com/dotnet/sdk:10.0-noble", sdk),
            // An agent's clock looks time zones up, which only 'extra' has.
            runtime => Assert.Equal($"mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled{(name is "silo" or "local" ? "-extra" : "")}", runtime));
        Assert.Equal($"net{Environment.Version.Major}.0", Deployed.Read("Directory.Build.props").Split("<TargetFramework>")[1].Split('<')[0]);
        // The number that Microsoft's images have for their user 'app'.
        Assert.Equal(1654, file.User);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_dump_is_made_of_a_crash_and_none_can_be_asked_for(string name)
    {
        var variables = Dockerfile.Read(name).Variables;
        Assert.Equal(("0", "0"), (variables["DOTNET_DbgEnableMiniDump"], variables["DOTNET_EnableDiagnostics"]));
    }

    [Fact]
    public void Ports_are_the_hosts_own()
    {
        var (http, cluster) = (new HttpOptions(), new AgencyClusterOptions());
        Assert.Equal([http.Port, http.AdminPort], Dockerfile.Read("gateway").Ports);
        Assert.Equal([http.Port, http.AdminPort], Dockerfile.Read("local").Ports);
        Assert.Equal([http.AdminPort, cluster.SiloPort, cluster.GatewayPort], Dockerfile.Read("silo").Ports);
        Assert.Empty(Dockerfile.Read("tool").Ports);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_set_is_read_and_what_is_copied_is_there(string name)
    {
        var file = Dockerfile.Read(name);
        Assert.All(file.Variables.Keys.Where(static variable => variable != "ASPNETCORE_HTTP_PORTS" && !variable.StartsWith("DOTNET_", StringComparison.Ordinal)), static variable => Assert.True(Setting.IsRead(AgencyHostKind.Local, variable), variable));
        Assert.All(file.Sources, static source => Assert.True(Path.Exists(Deployed.Path(source)), source));
        var ignored = Deployed.Read(".dockerignore").Split('\n');
        Assert.Contains("*", ignored);
        Assert.All(file.Sources, source => Assert.Contains($"!{source}", ignored));
    }
}
