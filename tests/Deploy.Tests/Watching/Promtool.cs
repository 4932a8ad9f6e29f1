namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>Prometheus' own checks.</summary>
internal static class Promtool
{
    internal const string Advice = "install Debian's package prometheus.";

    internal static async Task CheckAsync(params string[] arguments)
    {
        var ran = await Ran.OfAsync("promtool", arguments, Advice, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(ran.Code == 0, $"promtool {string.Join(' ', arguments)} ended with {ran.Code}:\n{ran.Output}\n{ran.Errors}");
    }
}
