using System.Security.Cryptography;
using ChatAgency.EndToEnd.Cluster;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Encrypting;

/// <summary>Silos of a cluster share one ring: what one encrypted another reads, also when the one is dead, and nobody else can.</summary>
public sealed class ClusterTests(ClusterStores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EveryStore))]
    public async Task A_thread_goes_on_over_the_death_of_its_silo_and_not_a_word_of_it_is_in_the_store_or_a_log(string kind)
    {
        var store = await stores.TakeAsync(kind);
        await using var stage = await ClusterStage.OpenAsync(store, silos: 2, gateways: 1, cancellationToken: Token);
        var encrypted = new Dictionary<string, string>
        {
            ["Storage__Encryption__Enabled"] = "true",
            ["STORAGE_ENCRYPTION_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        };
        for (var i = 0; i < 2; i++) stage.Agency.StartSilo(i, encrypted);
        stage.Agency.StartGateway(0);
        await stage.Agency.ReadyAsync();

        var first = Question.New("What did the first one say?");
        var said = await stage.AskAsync(first);
        await stage.AnsweredAsync(said, first);
        var asked = stage.SiloAt(first);
        await stage.Agency.Silos[asked].KillAsync();
        var second = Question.New("And what did it say before?");
        stage.Slack.ClockScale = 0.1;
        await stage.AnsweredAsync(await stage.AskAsync(second, said.ThreadTs), second);

        // The second prompt holds the first exchange: the survivor read the dead one's record, or ran the thread from the start.
        Assert.Contains(stage.Model.Exchanges, exchange => exchange.Request.Question.Contains(second.Text, StringComparison.Ordinal) && exchange.Request.Prompt.Contains(first.Text, StringComparison.Ordinal));
        foreach (var word in new[] { first.Text, first.AnswerTag, second.Text, second.AnswerTag })
        {
            Assert.Empty(await RawBytes.WithAsync(store.Folder, word, Token));
            Assert.All(stage.Agency.Silos.Concat(stage.Agency.Gateways), host => Assert.DoesNotContain(word, host.Output, StringComparison.Ordinal));
        }
    }
}
