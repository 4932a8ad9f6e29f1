using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Operating;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>From a message on Slack, a post of the agency or a link to either, the way leads to the turn and all of its posts.</summary>
public sealed class WhyTests(Stage stage)
{
    private const string Why = "/admin/api/why?of=";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Whatever_names_a_message_leads_to_its_turn()
    {
        using var client = Reception.At(stage.Agency.Admin, stage.Agency.AdminToken);
        var (channel, question) = (stage.NewChannel(), Question.New("What is a monad?"));
        var said = await stage.Slack.AskAsync(channel, question, TestContext.Current.CancellationToken);
        var answer = Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot).Ts;
        await stage.Agency.EndedAsync(said, "Completed", Token);
        var root = said.ThreadTs;
        string[] names =
        [
            root, $"{channel.Id}:{root}", answer, Link(channel.Id, root), $"{Link(channel.Id, answer)}?thread_ts={root}&cid={channel.Id}",
            $"slack/{stage.Slack.Workspace.TeamId}/{channel.Id}:{root}#1",
        ];
        foreach (var of in names)
        {
            var why = await OperatedAgency.UntilAsync(() => WhyAsync(client, of), static found => found.ValueKind == JsonValueKind.Object && found.GetProperty("state").GetString() == "completed");
            Assert.Equal((root, 1), (why.GetProperty("message").GetString(), why.GetProperty("turn").GetInt32()));
            Assert.Equal([answer], why.GetProperty("posts").EnumerateArray().Select(static post => post.GetProperty("post").GetString()));
            Assert.DoesNotContain("monad", why.GetRawText(), StringComparison.Ordinal);
        }

        await Answer.ProblemAsync(await client.GetAsync($"{Why}1482960137.003543", Token), HttpStatusCode.NotFound);
        await Answer.ProblemAsync(await client.GetAsync($"{Why}whatever", Token), HttpStatusCode.UnprocessableEntity);
    }

    private static string Link(string channel, string ts) => $"https://team.slack.com/archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}";

    private static async Task<JsonElement> WhyAsync(HttpClient client, string of)
    {
        using var response = await client.GetAsync(Why + Uri.EscapeDataString(of), Token);
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>(Token) : default;
    }
}
