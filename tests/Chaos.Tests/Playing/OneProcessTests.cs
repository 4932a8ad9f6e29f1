using ChatAgency.Chaos.Starting;
using Xunit;

namespace ChatAgency.Chaos.Tests.Playing;

/// <summary>One process that is killed, with everything around it broken.</summary>
public sealed class OneProcessTests
{
    [Fact(Timeout = 300_000)]
    public Task One_process_keeps_its_promises() =>
        Promises.AreKeptAsync(new ChaosOptions { Seed = 11, Questions = 80, Kills = 3, Rate = 3, Settle = 100 }, kills: 2, TestContext.Current.CancellationToken);
}
