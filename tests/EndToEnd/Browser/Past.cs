using System.Globalization;
using System.Net;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Importing;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Xunit;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>
/// What an agency keeps that was asked a hundred thousand times in a day: the register, as its pages look through it, kept by a silo before the
/// agency begins, through the same grains that conversations tell; and each conversation's record, all of them copies of one that the silo kept.
/// </summary>
internal static class Past
{
    private const int Turns = 100_000;
    private static readonly TimeSpan s_span = TimeSpan.FromHours(22);

    /// <summary>Puts it into the store of a data folder.</summary>
    public static async Task FillAsync(string folder, CancellationToken cancellationToken)
    {
        var ports = FreePort.Take(3);
        await using var silo = HostProcess.Start("Silo", Settings(folder, ports), folder);
        await silo.ListensAsync(new Uri($"http://127.0.0.1:{ports[0]}"), "/health/ready");
        using (var client = Client(ports[2]))
        {
            await client.StartAsync(cancellationToken);
            var grains = client.Services.GetRequiredService<IGrainFactory>();
            var begun = TimeProvider.System.GetUtcNow().AddHours(-23);
            // Each share takes what comes one after the other.
            await Task.WhenAll(Enumerable.Range(0, Turns).Select(number => Turn(number, begun)).GroupBy(ShareOf).Select(async share =>
            {
                foreach (var part in share.Chunk(64)) await grains.GetGrain<IRegisterGrain>(share.Key).Add(part, cancellationToken);
            }));
            var first = new ImportedTurn(new MessageId("m0"), new PersonId("p0"), "What is a heap?", begun, "A tree with its least on top.", begun.AddSeconds(2), new AgentName("Code"));
            Assert.True(await grains.GetGrain<IConversationGrain>("web/local/p0:past-0").Import(0, [first], cancellationToken));
            await client.StopAsync(cancellationToken);
        }

        await silo.StopAsync();
        Assert.Equal(Turns - 1, await CopyAsync(folder, cancellationToken));
    }

    private static async Task<int> CopyAsync(string folder, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "chatagency.db")};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $last)
            INSERT INTO grain_state (state_name, grain_id, version, modified, payload)
            SELECT state_name, replace(grain_id, 'p0:past-0', 'p' || (n % 500) || ':past-' || n), version, modified, payload
            FROM grain_state, number WHERE state_name = 'conversation' AND grain_id LIKE '%p0:past-0'
            """;
        command.Parameters.AddWithValue("$last", Turns - 1);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Which share of its day a turn is in matters to who asks for its conversation alone.
    private static string ShareOf(RegisterEntry turn) =>
        string.Create(CultureInfo.InvariantCulture, $"{turn.AcceptedAt.UtcDateTime:yyyy-MM-dd}.{turn.AcceptedAt.Ticks / TimeSpan.TicksPerSecond % IRegisterGrain.Shards}");

    private static RegisterEntry Turn(int number, DateTimeOffset begun)
    {
        var asked = begun + (s_span * number / Turns);
        var agent = number % 3 == 0 ? "Code" : "General";
        var failed = number % 97 == 5;
        return new RegisterEntry
        {
            Conversation = string.Create(CultureInfo.InvariantCulture, $"web/local/p{number % 500}:past-{number}"),
            Turn = 1,
            Revision = 4,
            State = failed ? TurnState.Failed : TurnState.Completed,
            AcceptedAt = asked,
            BegunAt = asked.AddSeconds(0.1),
            EndedAt = asked.AddSeconds(2 + (number % 9)),
            Author = string.Create(CultureInfo.InvariantCulture, $"p{number % 500}"),
            Message = string.Create(CultureInfo.InvariantCulture, $"m{number}"),
            Agent = agent,
            By = Rung.Local,
            Confidence = 0.9,
            Authors = [new Author(new AgentName(agent), 1 + (number % 2), "0123456789ab", "gpt-4o-mini")],
            ErrorId = failed ? string.Create(CultureInfo.InvariantCulture, $"E-{number:D8}") : null,
            InputTokens = 900,
            OutputTokens = 100,
            Cost = 0.0002m,
            Ups = number % 10 == 0 ? 1 : 0,
            Downs = number % 100 == 7 ? 1 : 0,
        };
    }

    private static IHost Client(int gateway) => new HostBuilder().UseOrleansClient(client => client
        .UseStaticClustering(new IPEndPoint(IPAddress.Loopback, gateway))
        .Configure<ClusterOptions>(static names => (names.ServiceId, names.ClusterId) = ("chatagency", "chatagency"))).Build();

    private static Dictionary<string, string> Settings(string folder, int[] ports) => new()
    {
        ["HOST"] = "127.0.0.1",
        ["DATA_DIR"] = folder,
        ["PORT"] = "0",
        ["ADMIN_PORT"] = ports[0].ToString(CultureInfo.InvariantCulture),
        ["Cluster__SiloPort"] = ports[1].ToString(CultureInfo.InvariantCulture),
        ["Cluster__GatewayPort"] = ports[2].ToString(CultureInfo.InvariantCulture),
    };
}
