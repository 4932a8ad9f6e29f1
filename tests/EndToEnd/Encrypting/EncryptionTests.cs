using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Encrypting;

/// <summary>Encryption at rest as an operator has it: a setting, a key in a file, and a data folder that somebody else looks at.</summary>
public sealed class EncryptionTests : IDisposable
{
    private const string Asked = "planted-question-of-ann";
    private const string Answered = "planted-answer-to-ann";
    private readonly string folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
    private readonly string secrets = Directory.CreateTempSubdirectory("chatagency-secrets-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_is_in_no_file_and_no_log_and_is_there_after_a_restart_and_after_the_key_was_changed()
    {
        await using var model = await ScriptedModel.StartAsync();
        model.Next(ModelScript.Answer(Answered));
        var (first, next) = (KeyFile("first"), KeyFile("next"));
        var log = ("Logging__LogLevel__Default", "Debug");
        await using (var agency = await StartAsync(model, Encrypted(first), log))
        {
            using var client = agency.Client();
            Assert.Equal("completed", await client.EndedAsync("talk", await client.AskAsync("talk", Asked)));
            await ThereAsync(client);
            Assert.Equal("ok", (await HealthAsync(agency)).GetProperty("parts").GetProperty("encryption").GetProperty("status").GetString());
            await NothingIsReadableAsync(agency);
            Assert.Equal(0, await agency.Host.StopAsync());
            await NothingIsReadableAsync(agency);
        }

        await using (var again = await StartAsync(null, Encrypted(next), ("Storage__Encryption__PreviousKeys", (await File.ReadAllTextAsync(first, Token)).Trim())))
        {
            using var client = again.Client();
            await ThereAsync(client);
            Assert.Contains("planted", await client.GetStringAsync("/api/conversations", Token), StringComparison.Ordinal);
            Assert.Equal(0, await again.Host.StopAsync());
        }

        await using var last = await StartAsync(null, Encrypted(next));
        using var reader = last.Client();
        await ThereAsync(reader);
    }

    [Fact]
    public async Task With_another_key_it_is_not_ready_says_so_and_takes_nothing_and_without_one_it_does_not_start()
    {
        var key = KeyFile("key");
        await using (var agency = await StartAsync(null, Encrypted(key)))
        {
            using var client = agency.Client();
            await client.EndedAsync("talk", await client.AskAsync("talk", Asked));
            Assert.Equal(0, await agency.Host.StopAsync());
        }

        await using (var wrong = await StartAsync(null, Encrypted(KeyFile("other"))))
        {
            using var client = wrong.Client();
            using var ready = await client.GetAsync("/health/ready", Token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            var part = (await HealthAsync(wrong)).GetProperty("parts").GetProperty("encryption");
            Assert.Equal("failing", part.GetProperty("status").GetString());
            Assert.Contains("STORAGE_ENCRYPTION_KEY", part.GetRawText(), StringComparison.Ordinal);
            using var refused = await client.SendAsync("talk", "Is anybody there?");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("locked by another key", wrong.Host.Output, StringComparison.Ordinal);
        }

        await using (var off = HostProcess.Start("Local", Settings(), folder))
        {
            Assert.Equal(78, await off.ExitCodeAsync());
            Assert.Contains("Storage__Encryption__Enabled: is false, and the store has encrypted records", off.Output, StringComparison.Ordinal);
        }

        await using var right = await StartAsync(null, Encrypted(key));
        using var reader = right.Client();
        Assert.Equal(Asked, Assert.Single(await reader.TurnsAsync("talk")).GetProperty("question").GetString());
    }

    [Fact]
    public async Task A_key_that_is_none_is_named_and_not_shown()
    {
        await using var host = HostProcess.Start("Local", Settings(("Storage__Encryption__Enabled", "true"), ("STORAGE_ENCRYPTION_KEY", "not-a-key-of-mine")), folder);

        Assert.Equal(78, await host.ExitCodeAsync());
        Assert.Contains("STORAGE_ENCRYPTION_KEY: is not 32 bytes in Base64", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-key-of-mine", host.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Directory.Delete(secrets, recursive: true);
    }

    private static async Task ThereAsync(HttpClient client)
    {
        var text = await client.GetStringAsync("/api/conversations/talk", Token);
        Assert.Contains(Asked, text, StringComparison.Ordinal);
        Assert.Contains(Answered, text, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> HealthAsync(LocalAgency agency)
    {
        using var client = agency.Client();
        using var response = await client.GetAsync(new Uri(agency.Admin, "/health"), Token);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.Clone();
    }

    private static (string, string)[] Encrypted(string keyFile) => [("Storage__Encryption__Enabled", "true"), ("STORAGE_ENCRYPTION_KEY_FILE", keyFile)];

    private async Task NothingIsReadableAsync(LocalAgency agency)
    {
        foreach (var word in new[] { Asked, Answered })
        {
            Assert.Empty(await RawBytes.WithAsync(folder, word, Token));
            Assert.DoesNotContain(word, agency.Host.Output, StringComparison.Ordinal);
        }
    }

    private Task<LocalAgency> StartAsync(ScriptedModel? model, (string Name, string Value)[] encrypted, params (string Name, string Value)[] more) =>
        LocalAgency.StartAsync(model: model, folder: folder, settings: encrypted.Concat(more).ToDictionary(static setting => setting.Name, static setting => setting.Value));

    private Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        more.Append(("PORT", "0")).Append(("ADMIN_PORT", "0")).Append(("Cluster__SiloPort", "0")).Append(("DATA_DIR", folder)).ToDictionary(static setting => setting.Item1, static setting => setting.Item2);

    private string KeyFile(string name)
    {
        var path = Path.Combine(secrets, name);
        File.WriteAllText(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");
        return path;
    }
}
