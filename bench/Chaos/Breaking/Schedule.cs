using ChatAgency.Chaos.Asking;

namespace ChatAgency.Chaos.Breaking;

/// <summary>All that people do and all that is broken in a run, drawn from a seed before it begins.</summary>
/// <param name="Scenes">What people do, in order.</param>
/// <param name="Moments">What is broken for all, in order.</param>
public sealed record Schedule(IReadOnlyList<Scene> Scenes, IReadOnlyList<Moment> Moments)
{
    /// <summary>How many questions are in it.</summary>
    public int Questions => Scenes.Sum(static scene => scene.Tags.Count);

    /// <summary>How many kills are in it: those at a call, and those at a time.</summary>
    public int Kills => Scenes.Count(static scene => scene.Death is not null) + Moments.Count(static moment => moment.Kind.StartsWith("kill", StringComparison.Ordinal));

    /// <summary>Draws one.</summary>
    /// <param name="seed">The same seed draws the same.</param>
    /// <param name="questions">At least so many questions.</param>
    /// <param name="kills">At least so many kills.</param>
    /// <param name="wanted">Whether a fault of the table is wanted in this run.</param>
    /// <param name="cluster">Whether there are several processes and a store of their own.</param>
    public static Schedule Draw(int seed, int questions, int kills, Func<string, bool> wanted, bool cluster)
    {
        var random = new Random(seed);
        var scenes = new SceneDeck(random, wanted).Draw(questions);
        // More than wanted: some scenes are over before the call at which they should die.
        var each = Math.Max(1, ((kills * 2) + 2) / 3);
        if (wanted("F05")) Doom(random, scenes, each);
        return new Schedule(scenes, new MomentDeck(random, wanted, cluster).Draw(scenes.Count, each));
    }

    private static void Doom(Random random, List<Scene> scenes, int deaths)
    {
        var places = scenes.Select(static (scene, index) => (scene, index)).Where(static pair => SceneDeck.IsAnswered(pair.scene.Kind)).Select(static pair => pair.index).ToArray();
        random.Shuffle(places);
        foreach (var place in places.Take(deaths)) scenes[place] = scenes[place] with { Death = new Death(random.Next(1, 10), random.Next(2) == 0) };
    }
}
