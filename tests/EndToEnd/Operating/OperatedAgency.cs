using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Operating;

/// <summary>An agency of its own, whose agents and workspaces the tests of a class change, and its operators' API.</summary>
public sealed class OperatedAgency : IAsyncLifetime
{
    private const string Agents = "/admin/api/agents";

    internal ScriptedModel Model { get; private set; } = null!;

    internal LocalAgency Agency { get; private set; } = null!;

    internal HttpClient Operator { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Model = await ScriptedModel.StartAsync();
        // What an operator writes reaches the turns as soon as the silo looks.
        Agency = await LocalAgency.StartAsync(model: Model, settings: new Dictionary<string, string> { ["Agents__ReloadSeconds"] = "1", ["Models__Prices__0__Model"] = "gpt-4o-mini", ["Models__Prices__0__InputPerMillion"] = "0.15", ["Models__Prices__0__OutputPerMillion"] = "0.6" });
        Operator = Reception.At(Agency.Admin, Agency.AdminToken);
        await UntilAsync(() => ReadAsync(Agents), static all => all.GetProperty("agents").GetArrayLength() >= 4);
    }

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        await Agency.DisposeAsync();
        await Model.DisposeAsync();
    }

    /// <summary>A small profile of this name.</summary>
    internal static string Profile(string name, string instructions, string temperature = "0.2") =>
        $"---\nname: {name}\ndescription: Reads contracts.\ntemperature: {temperature}\n---\n{instructions}\n";

    internal async Task<JsonElement> ReadAsync(string path)
    {
        using var response = await Operator.GetAsync(path, Token);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Token)}");
        Answer.AssertGuarded(response);
        Assert.True(response.Headers.CacheControl!.NoStore);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    internal Task<HttpResponseMessage> WriteAsync(string name, string text, string type = "text/markdown") =>
        Operator.PutAsync($"{Agents}/{Uri.EscapeDataString(name)}", new StringContent(text, Encoding.UTF8, type), Token);

    internal Task<HttpResponseMessage> DoAsync(string name, string what, object? body = null) =>
        Operator.PostAsync($"{Agents}/{name}/{what}", body is null ? null : JsonContent.Create(body), Token);

    /// <summary>The version that answers after a change that must have gone well.</summary>
    internal static async Task<int> VersionAsync(Task<HttpResponseMessage> change)
    {
        using var response = await change;
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Token));
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("version").GetInt32();
    }

    /// <summary>What the problem names as wrong, one by one.</summary>
    internal static async Task<string[]> ErrorsAsync(Task<HttpResponseMessage> refused, HttpStatusCode status = HttpStatusCode.UnprocessableEntity)
    {
        using var response = await refused;
        await Answer.ProblemAsync(response, status);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        return problem.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(static one => one.GetString()!)] : [problem.GetProperty("detail").GetString()!];
    }

    /// <summary>Asks in a web conversation of its own, and gives the turn when it has ended.</summary>
    internal async Task<JsonElement> AskAsync(string text)
    {
        using var client = Agency.Client();
        var conversation = Guid.NewGuid().ToString("N");
        await client.AskAsync(conversation, text);
        // Read, not watched: a person has a few streams only, and many ask here one after another.
        var turn = await UntilAsync(async () => Assert.Single(await client.TurnsAsync(conversation)), IsOver);
        Assert.Equal("completed", turn.GetProperty("state").GetString());
        return turn;
    }

    private static bool IsOver(JsonElement turn) => turn.GetProperty("state").GetString() is "completed" or "failed" or "cancelled";

    /// <summary>Asks until what the silo has taken on shows in the answer.</summary>
    internal Task<JsonElement> AskUntilAsync(string text, Predicate<JsonElement> wanted) => UntilAsync(() => AskAsync(text), wanted);

    /// <summary>Looks again and again until it is as wanted: nothing tells a client of these doors when to look.</summary>
    /// <exception cref="TimeoutException">It was not after 300 looks.</exception>
    internal static async Task<T> UntilAsync<T>(Func<Task<T>> look, Predicate<T> wanted)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var seen = await look();
            if (wanted(seen)) return seen;
            await Task.Delay(100, Token);
        }

        throw new TimeoutException("What was looked for did not come to be.");
    }
}
