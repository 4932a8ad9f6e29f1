using ChatAgency.Plugins;
using ChatAgency.Simulators;
using ChatAgency.Toolbox.Loading;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAgency.Toolbox.Tests.Loading;

public sealed class PluginTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("plugins-");

    [Fact]
    public async Task A_plugin_that_lies_in_the_folder_brings_its_tools()
    {
        Put("weather");

        var tools = await Tools(static options => options.Settings["weather"] = new() { ["Station"] = "EDDB" });

        var weather = Assert.Single(tools);
        Assert.Equal(("weather", ToolReach.Reads), (weather.Function.Name, weather.Reach));
        Assert.Equal("It rains in Rome, says EDDB.", (await weather.Function.InvokeAsync(new AIFunctionArguments { ["town"] = "Rome" }, TestContext.Current.CancellationToken))!.ToString());
        // It is in a load context of its own, and its contract is the agency's.
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), static assembly => assembly.GetName().Name == "weather" && System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(assembly) == System.Runtime.Loader.AssemblyLoadContext.Default);
    }

    [Fact]
    public async Task A_plugin_that_cannot_be_loaded_is_left_out()
    {
        Put("weather");
        File.WriteAllText(Path.Combine(_folder.CreateSubdirectory("broken").FullName, "broken.dll"), "no assembly");

        Assert.Single(await Tools());
    }

    [Fact]
    public async Task Without_a_folder_there_are_none()
    {
        Assert.Empty(await Tools(static options => options.Folder = null));
    }

    [Fact]
    public void A_folder_that_is_not_there_or_has_no_plugin_in_it_is_a_fault_at_the_start()
    {
        var validator = new PluginOptionsValidator();
        Assert.True(validator.Validate(null, new PluginOptions { Folder = _folder.FullName }).Succeeded);

        _folder.CreateSubdirectory("empty");

        Assert.Contains("empty.dll is missing", validator.Validate(null, new PluginOptions { Folder = _folder.FullName }).FailureMessage, StringComparison.Ordinal);
        Assert.True(validator.Validate(null, new PluginOptions { Folder = Path.Combine(_folder.FullName, "nowhere") }).Failed);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<IReadOnlyList<AgencyTool>> Tools(Action<PluginOptions>? with = null)
    {
        var options = new PluginOptions { Folder = _folder.FullName };
        with?.Invoke(options);
        return await new PluginTools(Options.Create(options), NullLogger<PluginTools>.Instance).ToolsAsync(static _ => true, TestContext.Current.CancellationToken);
    }

    private void Put(string name)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var plugin = Path.Combine(RepositoryRoot.Find(), "artifacts", "bin", "SamplePlugin", built.Name);
        var to = _folder.CreateSubdirectory(name);
        foreach (var file in Directory.EnumerateFiles(plugin)) File.Copy(file, Path.Combine(to.FullName, Path.GetFileName(file)));
    }
}
