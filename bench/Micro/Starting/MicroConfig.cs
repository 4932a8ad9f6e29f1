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

    /// <summary>Whether one of the benchmarks failed.</summary>
    public static bool Broken(IEnumerable<Summary> summaries) => summaries.Any(static summary => summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success));
}
