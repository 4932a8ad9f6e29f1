using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Importing;
using ChatAgency.Core.Running;

namespace ChatAgency.Core.Tests.Simulating;

/// <content>What is done to the thread from outside of it: by operators, by whoever erases or imports, and by age.</content>
internal sealed partial class Crowd
{
    /// <summary>An operator sets a turn aside, wherever it stands.</summary>
    public void Park()
    {
        if (Any() is not { IsDeleted: false } asked || Find(asked) is not { } turn) return;
        sim.History.Fact("park", turn.Number);
        sim.Cluster.Here().Call(runner => sim.Forgive(runner.ParkAsync(turn.Number)));
    }

    /// <summary>An operator has a turn answered anew, wherever it stands.</summary>
    public void Replay()
    {
        if (Any() is not { IsDeleted: false } asked || Find(asked) is not { } turn) return;
        sim.History.Fact("replay", turn.Number);
        asked.Agains++;
        asked.IsStale = false;
        sim.Cluster.Here().Call(runner => sim.Forgive(runner.ReplayAsync(turn.Number)));
    }

    /// <summary>One person wants all that they wrote here erased; whoever does it for them may have to try again.</summary>
    public void Erase()
    {
        var theirs = all.Values.Where(static asked => asked.Author == Erased).ToArray();
        foreach (var asked in theirs) asked.MayBeErased = true;
        var kept = theirs.Where(static asked => asked.IsKept).ToArray();
        sim.History.Fact("erase", theirs.Length);
        erasing++;
        sim.Cluster.Here().Call(runner => _ = EraseAsync(runner));

        async Task EraseAsync(Runner runner)
        {
            try
            {
                await runner.EraseAuthorAsync(Erased, CancellationToken.None);
                foreach (var asked in kept) asked.IsDeleted = true;
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException)
            {
                sim.History.Fact("unheard");
            }
            finally
            {
                erasing--;
            }
        }
    }

    /// <summary>What ended before this round is old enough to be forgotten; whoever sees to that may have to try again.</summary>
    public void Age()
    {
        // By clocks that are off, what ended just now may be old.
        if (sim.HasWrongClocks) return;
        var before = sim.RoundFrom;
        foreach (var turn in sim.Vault.AllTurns().Values.Where(turn => turn.EndedAt < before))
        {
            if (all.TryGetValue(NameOf(turn.Question.Id), out var asked)) asked.IsAged = true;
            aged.UnionWith([.. turn.Slots.Select(static slot => slot.Post).OfType<PostId>(), .. turn.Files ?? []]);
        }

        sim.History.Fact("age", aged.Count);
        sim.Cluster.Here().Call(runner => sim.Forgive(runner.ForgetBeforeAsync(before, CancellationToken.None)));
    }

    /// <summary>True of a post or file of a turn that may have been forgotten for its age: it goes on standing.</summary>
    public bool IsAged(PostId post) => aged.Contains(post);

    /// <summary>Somebody carries a turn of another program over, behind whatever is there.</summary>
    public void Import()
    {
        var (after, at) = (sim.Vault.Record.LastTurn, sim.Clock.Now);
        var turn = new ImportedTurn(new MessageId($"i{++imports}"), Other, "imported question", at, "imported answer", at, null);
        sim.History.Fact("import", imports);
        sim.Cluster.Here().Call(runner => sim.Forgive(runner.ImportAsync(after, [turn], CancellationToken.None)));
    }
}
