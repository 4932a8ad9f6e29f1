using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using ChatAgency.Micro.Starting;
using Xunit;

namespace ChatAgency.Bench.Tests.Measuring;

public sealed class MicroSmokeTests
{
    [Fact]
    public void Each_benchmark_runs()
    {
        var summaries = BenchmarkRunner.Run(typeof(MicroConfig).Assembly, MicroConfig.Of(smoke: true, NullLogger.Instance));

        Assert.Empty(MicroConfig.Faults(summaries));
        Assert.Equal(
            typeof(MicroConfig).Assembly.GetTypes().SelectMany(static type => type.GetMethods()).Count(static method => method.IsDefined(typeof(BenchmarkAttribute), inherit: false)),
            summaries.Sum(static summary => summary.Reports.Length));
    }
}
