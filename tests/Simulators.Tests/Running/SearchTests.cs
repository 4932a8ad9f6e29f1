using System.Diagnostics;
using Xunit;

namespace ChatAgency.Simulators.Tests.Running;

/// <summary>The last step of <c>./test</c> sees a leak, and that it had nothing to look at.</summary>
public sealed class SearchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatagency-searched-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("warn: a question: Hello? [q:0123456789ab]")]
    [InlineData("{\"detail\":\"It is so. [a:0123456789abcdef]\"}")]
    [InlineData("Authorization: Bearer xoxb-sim-1-0123")]
    [InlineData("sk-planted-secret")]
    [InlineData("the key sk-chaos-canary-4f1d")]
    [InlineData("2031-01-01T00:00:00.000Z info: ChatAgency.Grains.Operating.Operators[2001] Turn 1 of web/local/ann:talk ended")]
    [InlineData("\n\u0001\u0012\u0000planted-answer, whole\u0000")]
    public async Task What_was_planted_is_found_in_whatever_was_kept(string leak)
    {
        await KeepAsync("clean", "2031-01-01T00:00:00.000Z info: ChatAgency.Grains.Operating.Operators[2001] Turn 1 of web/local/~0123456789abcdef ended; slack/T1/C1:1.2");
        Assert.Equal(0, await SearchAsync());
        await KeepAsync("leaking", leak);
        Assert.Equal(1, await SearchAsync());
    }

    [Fact]
    public async Task Nothing_to_search_is_a_failure() => Assert.Equal(1, await SearchAsync());

    private Task KeepAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text, TestContext.Current.CancellationToken);

    private async Task<int> SearchAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(RepositoryRoot.Find(), "tests", "Searching", "run"), [_folder.FullName]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var search = Process.Start(start)!;
        await search.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await search.WaitForExitAsync(TestContext.Current.CancellationToken);
        return search.ExitCode;
    }
}
