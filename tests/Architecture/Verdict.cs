using Xunit;

namespace ChatAgency.Architecture;

/// <summary>Fails with every offender on a line of its own.</summary>
internal static class Verdict
{
    public static void None(IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, "\n" + string.Join('\n', all));
    }
}
