using ChatAgency.Storage.Tests.Children;

namespace ChatAgency.Storage.Tests;

/// <summary>Runs the tests, or plays the other process of one.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) => args switch
    {
        [WritingChild.Switch, var folder] => await WritingChild.Run(folder),
        [HoldingChild.Switch, var folder] => HoldingChild.Run(folder),
        _ when args.Any(static arg => arg is "--server" or "--internal-msbuild-node") =>
            await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };
}
