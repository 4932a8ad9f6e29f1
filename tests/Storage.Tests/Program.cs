using ChatAgency.Storage.Tests.Children;
using ChatAgency.Storage.Tests.Encrypting;

namespace ChatAgency.Storage.Tests;

/// <summary>Runs the tests, plays the other process of one, or measures.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) => args switch
    {
        [WritingChild.Switch, var folder] => await WritingChild.Run(folder),
        [HoldingChild.Switch, var folder] => HoldingChild.Run(folder),
        [Measuring.Switch] => Measuring.Run(),
        _ when args.Any(static arg => arg is "--server" or "--internal-msbuild-node") =>
            await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };
}
