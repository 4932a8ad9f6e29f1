using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ChatAgency.Micro.Starting;

/// <summary>How the benchmarks are run: in this process, so that nothing is built, with what each allocates.</summary>
internal static class MicroConfig
{
    /// <param name="smoke">Each once: shows that they work, measures nothing.</param>
    /// <param name="logger">Where the tables go; the console where null.</param>
    public static IConfig Of(bool smoke, ILogger? logger = null) => ManualConfig.CreateEmpty()
        .AddJob((smoke ? Job.Dry : Job.ShortRun.WithIterationCount(5)).WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics, DefaultColumnProviders.Params)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(logger ?? ConsoleLogger.Default)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "chatagency-micro"))
        .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);

    /// <summary>The benchmarks that failed, and why the run could not be made.</summary>
    public static IReadOnlyList<string> Faults(IEnumerable<Summary> summaries) =>
    [
        .. summaries.SelectMany(static summary => summary.ValidationErrors.Where(static error => error.IsCritical).Select(static error => error.Message)
            .Concat(summary.Reports.Where(static report => !report.Success).Select(static report => report.BenchmarkCase.DisplayInfo))),
    ];
}
