using System.Text.Json;
using ChatAgency.Deploy.Tests.Publishing;

namespace ChatAgency.Deploy.Tests.Releasing;

/// <summary>The script that writes what the images are made of, beside what is published.</summary>
public sealed class SbomTests(Published published) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatagency-sbom-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_names_every_package_that_is_published_and_no_library_is_of_another()
    {
        foreach (var name in Deployed.Images) await published.FolderAsync(name, Cancel);
        var ran = await Ran.OfAsync(Deployed.Path("deploy/docker/sbom"), [_folder.FullName, published.Folder], "it is in the tree.", cancellationToken: Cancel);
        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        foreach (var name in Deployed.Images)
        {
            using var bom = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, $"{name}.cdx.json"), Cancel));
            Assert.Equal(("CycloneDX", "1.6"), (bom.RootElement.GetProperty("bomFormat").GetString(), bom.RootElement.GetProperty("specVersion").GetString()));
            var listed = bom.RootElement.GetProperty("components").EnumerateArray().Select(static component => component.GetProperty("purl").GetString()!).ToList();
            Assert.Equal(Packages(name), listed);
            // The dashboard is in what has a silo's parts, and in no gateway.
            Assert.Equal(name != "gateway", listed.Any(static package => package.StartsWith("pkg:nuget/Microsoft.Orleans.Dashboard@", StringComparison.Ordinal)));
            Assert.Empty(Libraries.Foreign(Path.Combine(published.Folder, name), listed));
        }
    }

    [Fact]
    public async Task A_library_that_no_named_package_holds_is_seen_also_under_the_name_of_one_that_does()
    {
        var gateway = await published.FolderAsync("gateway", Cancel);
        var listed = Packages("gateway");
        var core = listed.Single(static package => package.StartsWith("pkg:nuget/Microsoft.Orleans.Core@", StringComparison.Ordinal));
        Assert.Equal(["Orleans.Core.dll"], Libraries.Foreign(gateway, listed.Where(package => package != core)));
        File.Copy(Path.Combine(gateway, "Npgsql.dll"), Path.Combine(_folder.FullName, "Orleans.Core.dll"));
        Assert.Equal(["Orleans.Core.dll"], Libraries.Foreign(_folder.FullName, listed));
    }

    // By the list that the program itself is started with.
    private List<string> Packages(string name)
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(published.Folder, name, $"ChatAgency.{Dockerfile.Read(name).Project}.deps.json")));
        var found = list.RootElement.GetProperty("libraries").EnumerateObject().Where(static library => library.Value.GetProperty("type").GetString() == "package").ToList();
        Assert.NotEmpty(found);
        return [.. found.Select(static library => library.Name).Order(StringComparer.Ordinal).Select(static library => $"pkg:nuget/{library.Replace('/', '@')}")];
    }
}
