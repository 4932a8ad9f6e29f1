namespace ChatAgency.Chaos.Breaking;

/// <summary>Draws what is broken for all, and when.</summary>
internal sealed class MomentDeck(Random random, Func<string, bool> wanted, bool cluster)
{
    private static readonly (string Fault, string Kind, double Least, double Most, bool ClusterOnly)[] s_cards =
    [
        ("F09", MomentKinds.Freeze, 1, 8, false),
        ("F09", MomentKinds.Freeze, 1, 8, false),
        ("F12", MomentKinds.Stop, 0, 0, false),
        ("F12", MomentKinds.Stop, 0, 0, false),
        ("F26", MomentKinds.Lag, 4, 12, false),
        ("F26", MomentKinds.Deaf, 8, 12, false),
        ("F26", MomentKinds.Deaf, 8, 12, false),
        ("F26", MomentKinds.UniqueIds, 5, 30, false),
        ("F26", MomentKinds.NoEchoes, 5, 20, false),
        ("F25", MomentKinds.SlackDown, 2, 6, false),
        ("F41", MomentKinds.SlackSlow, 3, 8, false),
        ("F24", MomentKinds.SlackLimits, 3, 8, false),
        ("F27", MomentKinds.NoHistory, 3, 8, false),
        ("F34", MomentKinds.ModelDown, 1, 3, false),
        ("F34", MomentKinds.ModelAway, 1, 3, false),
        ("F08", MomentKinds.KillAll, 0, 0, true),
        ("F03", MomentKinds.NoGateways, 2, 2, true),
        ("F01", MomentKinds.KillGateway, 0, 0, true),
        ("F01", MomentKinds.KillGateway, 0, 0, true),
        ("F13", MomentKinds.Roll, 0, 0, true),
        ("F40", MomentKinds.StoreAway, 2, 6, true),
        ("F41", MomentKinds.StoreSlow, 2, 6, true),
        ("F42", MomentKinds.StoreMute, 0.5, 2, true),
        ("F43", MomentKinds.StoreKill, 0, 0, true),
    ];

    /// <summary>Spreads kills and the other faults over so many scenes, none in the first few.</summary>
    public IReadOnlyList<Moment> Draw(int scenes, int kills)
    {
        var moments = new List<Moment>();
        if (wanted("F04"))
        {
            for (var kill = 0; kill < kills; kill++) moments.Add(new Moment(Place(scenes), "F04", MomentKinds.Kill, random.Next(4) == 0 ? 2 : 0, random.Next(16)));
        }

        var cards = s_cards.Where(card => wanted(card.Fault) && (cluster || !card.ClusterOnly)).ToArray();
        // One of each first, so that a short run has all that it has room for; then about one in forty scenes.
        random.Shuffle(cards);
        for (var number = 0; number < Math.Max(scenes / 40, Math.Min(cards.Length, scenes / 12)) && cards.Length > 0; number++)
        {
            var (fault, kind, least, most, _) = cards[number % cards.Length];
            moments.Add(new Moment(Place(scenes), fault, kind, least + (random.NextDouble() * (most - least)), random.Next(16)));
        }

        return [.. moments.OrderBy(static moment => moment.AfterScene)];
    }

    private int Place(int scenes) => random.Next(Math.Min(5, scenes), scenes + 1);
}
