using System.Net;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Doors;

/// <summary>What doors promised holds over the death of the process.</summary>
public sealed class KeptTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_sessions_and_erasures_are_kept_over_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
        long turn;
        var first = await LocalAgency.StartAsync(folder: folder);
        using (var client = first.Client())
        {
            turn = await client.AskAsync("kept", "Say it once", "the-key");
            await client.EndedAsync("kept", turn);
            await client.EndedAsync("erased", await client.AskAsync("erased", "Forget it"));
            using var erased = await client.DeleteAsync("/api/conversations/erased", Token);
            Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        }

        await first.Host.KillAsync();
        await using var second = await LocalAgency.StartAsync(folder: folder);
        using var again = second.Client();
        Assert.Equal(turn, await again.AskAsync("kept", "Say it once", "the-key"));
        using var other = await again.SendAsync("kept", "Say something else", "the-key");
        await Answer.ProblemAsync(other, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("completed", Assert.Single(await again.TurnsAsync("kept")).GetProperty("state").GetString());

        Assert.Empty(await again.TurnsAsync("erased"));
        Assert.DoesNotContain("erased", await again.GetStringAsync("/api/conversations", Token), StringComparison.Ordinal);
        await second.Host.StopAsync();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            Assert.False((await File.ReadAllBytesAsync(file, Token)).AsSpan().IndexOf("Forget it"u8) >= 0, $"{Path.GetFileName(file)} still has the erased words.");
        }

        await first.DisposeAsync();
    }

    [Fact]
    public async Task Records_in_Azure_Blob_storage_are_kept_over_a_restart_and_none_is_in_the_data_folder()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var settings = new Dictionary<string, string> { ["Storage__Provider"] = "azureblob", ["ConnectionStrings__Storage"] = azurite.ConnectionString };
        await using var first = await LocalAgency.StartAsync(settings: settings);
        long turn;
        using (var client = first.Client())
        {
            turn = await client.AskAsync("kept", "Say it once", "the-key");
            Assert.Equal("completed", await client.EndedAsync("kept", turn));
        }

        await first.Host.KillAsync();
        await using var second = await LocalAgency.StartAsync(folder: first.Folder, settings: settings);
        using var again = second.Client();
        Assert.Equal(turn, await again.AskAsync("kept", "Say it once", "the-key"));
        Assert.Single(await again.TurnsAsync("kept"));
        using var health = new HttpClient();
        Assert.Contains("promise kept", await health.GetStringAsync(new Uri(second.Admin, "/health"), Token), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(first.Folder, "*.db"));
        Assert.DoesNotContain(azurite.Key, second.Host.Output, StringComparison.Ordinal);
        await second.Host.StopAsync();
    }
}
