using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>The page for an admin, walked as it stands: what is typed here is what the page says, with the simulated Slack's tokens in it.</summary>
public sealed partial class FirstAnswerTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatagency-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_six_steps_of_the_page_lead_from_the_manifest_to_the_first_answer()
    {
        var steps = Steps(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "docs", "slack.md"), Token));
        Assert.Equal(6, steps.Length);
        await using var slack = await SlackSimulator.StartAsync();
        slack.Sockets.IsOn = true;

        // What is pasted is there, and gives the app all that the simulated Slack gives it by the other manifest.
        var manifest = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "deploy", "slack", Manifest().Match(steps[0]).Value), Token);
        Assert.All(slack.Subscriptions.Concat(slack.Workspace.Scopes), wanted => Assert.Contains($"- {wanted}", manifest, StringComparison.Ordinal));
        Assert.Contains("socket_mode_enabled: true", manifest, StringComparison.Ordinal);
        Assert.Contains(slack.Workspace.BotToken[..5], steps[1], StringComparison.Ordinal);
        Assert.Contains(slack.Sockets.AppToken[..5], steps[2], StringComparison.Ordinal);

        var settings = Fenced(steps[3], "").Replace("xoxb-…", slack.Workspace.BotToken, StringComparison.Ordinal).Replace("xapp-…", slack.Sockets.AppToken, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, ".env"), settings, Token);
        Assert.Equal("dotnet run --project src/Local", Fenced(steps[3], "bash"));
        var clock = Stopwatch.StartNew();
        // Beside what the page says only where this Slack is.
        var elsewhere = new Dictionary<string, string> { ["SLACK_API_BASE_URL"] = slack.ApiBaseUrl.ToString() };
        await using var agency = await LocalAgency.StartAsync(folder: folder, settings: elsewhere);
        await slack.Sockets.WaitForAsync(static sockets => sockets.Standing == 2, cancellationToken: Token);
        Took("start", clock);

        Assert.Equal("dotnet run --project src/Tool -- doctor", Fenced(steps[4], "bash"));
        await using var doctor = HostProcess.Start("Tool", new Dictionary<string, string>(elsewhere) { ["DATA_DIR"] = folder }, folder, args: ["doctor", "--address", agency.Admin.ToString()]);
        Assert.True(await doctor.ExitCodeAsync(TimeSpan.FromMinutes(3)) == 0, doctor.Output);
        Assert.DoesNotContain(doctor.Lines, static line => line.StartsWith("wrong", StringComparison.Ordinal));
        Took("doctor", clock);

        var question = Question().Match(steps[5]).Groups[1].Value;
        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, question, mention: true, cancellationToken: Token);
        Assert.True(said.IsAcknowledged);
        await agency.EndedAsync(said, "Completed", Token);
        Assert.Single(slack.Thread(said.Channel, said.ThreadTs).FromBot);
        Took("first answer", clock);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Took(string what, Stopwatch clock)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {clock.Elapsed.TotalSeconds:0.0} s"));
        clock.Restart();
    }

    private static string[] Steps(string page)
    {
        var from = page.IndexOf("## Ten minutes", StringComparison.Ordinal);
        var section = page[from..page.IndexOf("\n## ", from + 1, StringComparison.Ordinal)];
        return [.. Step().Split(section).Skip(1)];
    }

    private static string Fenced(string step, string language)
    {
        var block = Regex.Match(step, $@"```{language}\n(.*?)\n *```", RegexOptions.Singleline | RegexOptions.CultureInvariant);
        return string.Join('\n', block.Groups[1].Value.Split('\n').Select(static line => line.Trim()));
    }

    [GeneratedRegex(@"^\d\. ", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"manifest-[a-z]+\.yaml")]
    private static partial Regex Manifest();

    [GeneratedRegex(@"`@ChatAgency ([^`]+)`")]
    private static partial Regex Question();
}
