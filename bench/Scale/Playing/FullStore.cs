using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;
using ChatAgency.Scale.Filling;
using ChatAgency.Scale.Starting;

namespace ChatAgency.Scale.Playing;

/// <summary>The same agency on a small store and on a large one, both up and measured in turn: new conversations, and old ones that have to be read first.</summary>
internal static class FullStore
{
    public static async Task<Shown> PlayAsync(ScaleOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatagency-store-").FullName;
        try
        {
            await using var store = await options.Store.StartAsync();
            await using var stage = await Stage.StartAsync();
            stage.Talk = new Talk(TimeSpan.Zero, 20, TimeSpan.Zero);
            var (few, many) = (new Side(Path.Combine(folder, "few"), await store.NewAsync()), new Side(Path.Combine(folder, "many"), await store.NewAsync()));
            var fewFilled = await FillAsync(stage, store, few, options.Few, progress, cancellationToken);
            var manyFilled = await FillAsync(stage, store, many, options.Many, progress, cancellationToken);
            await using var small = await StartAsync("few", stage, few, options, cancellationToken);
            await using var large = await StartAsync("many", stage, many, options, cancellationToken);
            return await PlayAsync(stage, (small, fewFilled), (large, manyFilled), options, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Shown> PlayAsync(Stage stage, (Contender Agency, Generated Filling) small, (Contender Agency, Generated Filling) large, ScaleOptions options, CancellationToken cancellationToken)
    {
        var fresh = new Rounds($"new conversations, {small.Filling.Count} in the store", $"new conversations, {large.Filling.Count} in the store");
        var old = new Rounds($"old conversations, {small.Filling.Count} in the store", $"old conversations, {large.Filling.Count} in the store");
        var each = Math.Min(options.Turns, small.Filling.Count / options.Runs);
        for (var round = 0; round < options.Runs; round++)
        {
            fresh.Add(await NewAsync(stage, small.Agency, options, cancellationToken), await NewAsync(stage, large.Agency, options, cancellationToken));
            old.Add(await OldAsync(stage, small, each, round, cancellationToken), await OldAsync(stage, large, each, round, cancellationToken));
        }

        var table = Rounds.Head();
        fresh.Write(table);
        old.Write(table);
        return new Shown(table, [.. fresh.Faults, .. old.Faults]);
    }

    private static async Task<Figures> NewAsync(Stage stage, Contender agency, ScaleOptions options, CancellationToken cancellationToken)
    {
        stage.EchoTo(agency.Address);
        return await Rounds.PlayAsync(agency, Turns.Of(stage, agency, options.Turns), cancellationToken);
    }

    private static async Task<Figures> OldAsync(Stage stage, (Contender Agency, Generated Filling) side, int count, int round, CancellationToken cancellationToken)
    {
        stage.EchoTo(side.Agency.Address);
        return await Rounds.PlayAsync(side.Agency, Turns.In(stage, side.Agency, side.Filling.Spread(stage, count, round)), cancellationToken);
    }

    /// <summary>Lets the agency make one conversation, and copies it.</summary>
    private static async Task<Generated> FillAsync(Stage stage, IFilledStore store, Side side, int count, TextWriter progress, CancellationToken cancellationToken)
    {
        Generated filling;
        await using (var agency = await Single.StartAsync("template", stage, side.Folder, cancellationToken, side.Settings))
        {
            stage.EchoTo(agency.Address);
            var thread = stage.Begin(stage.NewChannel().Id);
            var figures = await Rounds.PlayAsync(agency, Turns.In(stage, agency, [thread]), cancellationToken);
            if (figures.Faults.Count > 0) throw new InvalidOperationException(figures.Faults[0]);
            filling = new Generated(stage.Team, $"slack/{stage.Team}/{thread.Channel}:{thread.Root}", stage.NewChannel().Id, count);
        }

        await progress.WriteLineAsync($"filling a store with {count} conversations");
        await store.FillAsync(Path.Combine(side.Folder, "data"), side.Settings, filling, cancellationToken);
        return filling;
    }

    private static async Task<Contender> StartAsync(string name, Stage stage, Side side, ScaleOptions options, CancellationToken cancellationToken)
    {
        var agency = await Single.StartAsync(name, stage, side.Folder, cancellationToken, side.Settings);
        await Rounds.WarmAsync(stage, agency, options.Warmup, cancellationToken);
        return agency;
    }

    private sealed record Side(string Folder, IReadOnlyDictionary<string, string> Settings);
}
