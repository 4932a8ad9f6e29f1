using Xunit;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>
/// The real engine and runner under seeded faults: lost posts and updates, lags, refusals, dying hosts, failing stores.
/// Whatever happens, each accepted question ends in one visible outcome and nothing spare stands.
/// </summary>
public sealed class ChaosTests
{
    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_accepted_question_ends_in_exactly_one_visible_outcome(int block)
    {
        var runs = Environment.GetEnvironmentVariable("CHATAGENCY_TEST_FULL") == "1" ? 5_000 : 150;
        for (var i = 0; i < runs; i++)
        {
            var seed = (block * 1_000_000) + i;
            var chaos = new Chaos(seed);
            chaos.Run();
            var fault = chaos.Judge();
            Assert.True(fault is null, $"seed {seed}: {fault}\n{chaos.History}");
        }
    }
}
