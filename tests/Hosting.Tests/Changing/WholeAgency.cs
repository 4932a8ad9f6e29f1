using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.Gateway;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using ChatAgency.Silo;
using Microsoft.AspNetCore.Builder;

namespace ChatAgency.Hosting.Tests.Changing;

/// <summary>Silo and gateway in one process, as Local has them, over a folder that outlives it.</summary>
internal sealed class WholeAgency : IAsyncDisposable
{
    private const string Path = "/admin/api/settings";
    private readonly RunningHost _host;
    private readonly HttpClient _chat;
    private readonly HttpClient _operator;

    private WholeAgency(RunningHost host) => (_host, _chat, _operator) = (host, host.Client(Listener.Public, "key-1"), host.Client(Listener.Admin, "token-1"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<WholeAgency> StartAsync(TestFolder folder, Dictionary<string, string?>? more = null, Action<WebApplicationBuilder>? with = null) => new(await RunningHost.StartAsync(new Setup
    {
        Folder = folder,
        Variables = new Dictionary<string, string?>(more ?? []) { ["Cluster__SiloPort"] = "0", ["API_KEY"] = "key-1", ["ADMIN_TOKEN"] = "token-1", ["Logging__LogLevel__Default"] = "Error", ["Logging__LogLevel__Polly"] = "None", ["Logging__LogLevel__Orleans"] = "None" },
        Build = builder =>
        {
            builder.AddAgencySilo(AgencyHostKind.Local);
            builder.AddAgencyGateway();
            with?.Invoke(builder);
        },
        Map = static app =>
        {
            app.MapAgencySilo();
            app.MapAgencyGateway();
        },
    }));

    /// <summary>A setting as the list has it.</summary>
    public async Task<JsonElement> SettingAsync(string key) =>
        (await ReadAsync(Path)).GetProperty("settings").EnumerateArray().Single(one => one.GetProperty("key").GetString() == key);

    public Task<JsonElement> ListAsync() => ReadAsync(Path);

    /// <summary>Looks until the host has taken on what the cluster has: after a start it is heard within seconds.</summary>
    public async Task HeardAsync() => await UntilAsync(ListAsync, static list => list.GetProperty("version").GetInt64() >= 0);

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var response = await _operator.GetAsync(path, Token);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Token)}");
        Assert.True(response.Headers.CacheControl!.NoStore);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    public Task<JsonElement> PutAsync(object body, HttpStatusCode status = HttpStatusCode.OK) => SentAsync(_operator.PutAsJsonAsync(Path, body, Token), status);

    public Task<JsonElement> RollBackAsync(object body, HttpStatusCode status = HttpStatusCode.OK) => SentAsync(_operator.PostAsJsonAsync($"{Path}/rollback", body, Token), status);

    /// <summary>Asks in a conversation of its own, and gives what is answered.</summary>
    public async Task<string> AskAsync(string text)
    {
        var conversation = $"/api/conversations/{Guid.NewGuid():N}";
        await SentAsync(_chat.PostAsJsonAsync($"{conversation}/messages", new { text }, Token), HttpStatusCode.Accepted);
        var turn = await UntilAsync(
            async () => (await SentAsync(_chat.GetAsync(conversation, Token), HttpStatusCode.OK)).GetProperty("turns")[0],
            static turn => turn.GetProperty("state").GetString() is "completed" or "declined" or "failed");
        return turn.GetRawText();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>Looks again and again: nothing tells a client of these doors when to look.</summary>
    private static async Task<T> UntilAsync<T>(Func<Task<T>> look, Predicate<T> wanted)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var seen = await look();
            if (wanted(seen)) return seen;
            await Task.Delay(100, Token);
        }

        throw new TimeoutException("What was looked for did not come to be.");
    }

    private static async Task<JsonElement> SentAsync(Task<HttpResponseMessage> sent, HttpStatusCode status)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
