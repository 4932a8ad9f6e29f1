using ChatAgency.EndToEnd.Running;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.EndToEnd.Models;

public sealed class UnreachableModelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_nobody_listens_the_thread_is_told_and_the_agency_lives_on()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var agency = await LocalAgency.StartAsync(slack, settings: new Dictionary<string, string>
        {
            ["OPENAI_BASE_URL"] = $"http://127.0.0.1:{FreePort.Take()}/v1",
            ["OPENAI_MODEL"] = "gpt-4o-mini",
        });
        var said = await slack.AskAsync(slack.Channel, Question.New("Is anybody there?"), Token);
        await agency.EndedAsync(said, "Failed", Token);
        var note = Assert.Single(slack.Thread(said.Channel, said.ThreadTs).FromBot);
        Assert.Contains("could not be reached", note.Shown, StringComparison.Ordinal);
        Assert.Equal(["chatagency_again"], note.ActionIds);
        using var client = agency.Client(bearer: "");
        Assert.True((await client.GetAsync(new Uri("health/live", UriKind.Relative), Token)).IsSuccessStatusCode);
    }
}
