using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Operating;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using Microsoft.Playwright;
using Xunit;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>An agency with a past: answers and failures in Slack, an agent with two versions, and a hundred thousand conversations behind them.</summary>
public sealed class ConsoleStage : IAsyncLifetime
{
    // The newest, each different; they stand before a hundred thousand older ones.
    private const int Conversations = 200;

    private readonly string folder = Directory.CreateTempSubdirectory("chatagency-").FullName;

    /// <summary>The token of somebody who may only look.</summary>
    internal const string Viewer = "token-of-vera-who-only-looks";

    internal SlackSimulator Slack { get; private set; } = null!;

    internal ScriptedModel Model { get; private set; } = null!;

    internal LocalAgency Agency { get; private set; } = null!;

    internal HttpClient Operator { get; private set; } = null!;

    /// <summary>The channel and ts of a question that was answered.</summary>
    internal (string Channel, string Ts) Answered { get; private set; }

    internal string Workspace => $"slack/{Slack.Workspace.TeamId}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Slack = await SlackSimulator.StartAsync();
        Model = await ScriptedModel.StartAsync();
        await Past.FillAsync(folder, Token);
        Agency = await LocalAgency.StartAsync(Slack, Model, folder, settings: new Dictionary<string, string> { ["DOTNET_TC_CallCounting"] = "1", ["Agents__ReloadSeconds"] = "1", ["Alerts__FailedTurns"] = "1", ["ADMIN_TOKENS"] = $"vera:viewer:{Viewer}", ["Models__Prices__0__Model"] = "gpt-4o-mini", ["Models__Prices__0__InputPerMillion"] = "0.15", ["Models__Prices__0__OutputPerMillion"] = "0.6" });
        Operator = Reception.At(Agency.Admin, Agency.AdminToken);
        await OperatedAgency.UntilAsync(() => Operator.GetFromJsonAsync<System.Text.Json.JsonElement>("/admin/api/agents", Token), static all => all.GetProperty("agents").GetArrayLength() >= 4);
        await AskAsync();
        await PublishAsync("Legal", OperatedAgency.Profile("Legal", "Read the contract.\nName its risks."));
        await PublishAsync("Legal", OperatedAgency.Profile("Legal", "Read the whole contract, annexes included.\nName its risks."));
        await ImportAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        await Agency.DisposeAsync();
        await Model.DisposeAsync();
        await Slack.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A browser that is signed in at the console. What its pages throw, block or complain of goes into <paramref name="faults"/>.</summary>
    internal async Task<IPage> OpenAsync(SystemChromium chromium, ConcurrentQueue<string> faults, int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light, string? token = null)
    {
        var page = await chromium.OpenAsync(faults, width, height, scheme);
        page.Console += (_, line) =>
        {
            // That a page was refused is what some tests want, and Chromium says so of each.
            if (line.Type is "error" && !line.Text.Contains("the server responded with a status of", StringComparison.Ordinal)) faults.Enqueue(line.Text);
        };
        using var client = Reception.At(Agency.Admin);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/sign-in") { Content = JsonContent.Create(new { token = token ?? Agency.AdminToken }) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await client.SendAsync(request, Token);
        var session = response.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2);
        await page.Context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = session[0], Value = session[1], Url = Agency.Admin.ToString() }]);
        return page;
    }

    internal string At(string path) => new Uri(Agency.Admin, path).ToString();

    internal async Task PublishAsync(string agent, string text)
    {
        using var response = await Operator.PutAsync($"/admin/api/agents/{agent}", new StringContent(text, System.Text.Encoding.UTF8, "text/markdown"), Token);
        response.EnsureSuccessStatusCode();
    }

    private async Task AskAsync()
    {
        var question = Question.New("How do I sort a list in C#?");
        var said = await Slack.SayAsync(Slack.Channel.Id, Slack.User.Id, question.Text, mention: true, cancellationToken: Token);
        await Slack.WaitForAsync(said.Channel, said.ThreadTs, view => view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), cancellationToken: Token);
        Answered = (said.Channel, said.Ts);
        Model.When("This one fails", ModelScript.Error(400, "invalid_request_error"));
        var failing = await Slack.SayAsync(Slack.Channel.Id, Slack.User.Id, "This one fails, whoever is asked.", mention: true, cancellationToken: Token);
        await Slack.WaitForAsync(failing.Channel, failing.ThreadTs, static view => view.BotText.Contains("E-", StringComparison.Ordinal), TimeSpan.FromSeconds(60), cancellationToken: Token);
    }

    /// <summary>The newest conversations, whole.</summary>
    private Task ImportAsync()
    {
        var began = TimeProvider.System.GetUtcNow().AddMinutes(-50);
        return Parallel.ForEachAsync(Enumerable.Range(0, Conversations), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token }, async (number, token) =>
        {
            var asked = began.AddSeconds(number * 10);
            var body = new
            {
                after = 0,
                turns = new[] { new { id = $"m{number}", question = $"Question {number}?", askedAt = asked, answer = $"Answer {number}.", answeredAt = asked.AddSeconds(2 + (number % 9)), agent = number % 3 == 0 ? "Code" : "General" } },
            };
            var person = string.Create(CultureInfo.InvariantCulture, $"p{number % 500}");
            using var response = await Operator.PutAsJsonAsync($"/admin/api/workspaces/web/local/people/{person}/imports/c{number}", body, token);
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        });
    }
}
