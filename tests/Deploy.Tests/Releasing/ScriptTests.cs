namespace ChatAgency.Deploy.Tests.Releasing;

/// <summary>The script that builds the images. No container engine is here: a stand-in says what it would have been told.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatagency-scripts-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_image_is_pushed_under_its_version_with_its_SBOM()
    {
        var ran = await BuildAsync("--push", "ghcr.io/Example", Deployed.Version);
        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.Equal(
            Deployed.Images.Select(static name => $"buildx build --file deploy/docker/{name}.Dockerfile --platform linux/amd64,linux/arm64 --sbom=true --provenance=mode=max --tag ghcr.io/example/chatagency-{name}:{Deployed.Version} --push ."),
            ran.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task On_this_machine_they_get_the_tag_that_the_overlay_for_it_has()
    {
        var ran = await BuildAsync();
        Assert.Equal(Deployed.Images.Select(static name => $"build --file deploy/docker/{name}.Dockerfile --tag chatagency-{name}:dev ."), ran.Output.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData(65, "--push", "ghcr.io/example", "9.9.9")]
    [InlineData(64, "--push", "ghcr.io/example")]
    [InlineData(64, "--publish")]
    public async Task What_it_cannot_mean_is_refused_and_nothing_is_built(int code, params string[] arguments)
    {
        var ran = await BuildAsync(arguments);
        Assert.Equal((code, ""), (ran.Code, ran.Output));
        Assert.NotEmpty(ran.Errors);
    }

    private async Task<Ran> BuildAsync(params string[] arguments)
    {
        var docker = Path.Combine(_folder.FullName, "docker");
        await File.WriteAllTextAsync(docker, "#!/bin/sh\necho \"$@\"\n", Cancel);
        File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return await Ran.OfAsync(Deployed.Path("deploy/docker/build"), arguments, "it is in the tree.", new Dictionary<string, string> { ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}" }, Cancel);
    }
}
