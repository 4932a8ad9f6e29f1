using Xunit;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The test of the test: each bug that is planted is found, and by the invariant that it breaks.</summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private const int Seeds = 400;

    public static TheoryData<string> Names => [.. Bugs.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_bug_is_found(string name)
    {
        var (bug, caught) = Bugs.All[name];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var violation = Campaign.Run(seed, bug).Violation;
            if (violation is null) continue;
            output.WriteLine($"{name}: found with seed {seed} by {violation}");
            Assert.Contains(caught, invariant => violation.StartsWith(invariant, StringComparison.Ordinal));
            return;
        }

        Assert.Fail($"{name}: not found in {Seeds} seeds");
    }
}
