namespace ChatAgency.Chaos.Breaking;

/// <summary>Draws what Slack and the model do wrong in one scene.</summary>
internal static class TroubleDeck
{
    private const string Post = "chat.postMessage";
    private const string Update = "chat.update";
    private const string Read = "conversations.replies";

    private static readonly string[] s_unclear = ["hang", "503", "reset", "fatal_error", "internal_error"];

    private static readonly (string Fault, string Kind, int MostTimes)[] s_model =
    [
        ("F33", "429", 2),
        ("F34", "500", 3),
        ("F34", "502", 1),
        ("F34", "reset", 1),
        ("F35", "stall", 1),
        ("F35", "silent", 1),
        ("F36", "drip", 1),
        ("F37", "cut", 1),
        ("F37", "broken", 2),
        ("F37", "garbage", 1),
        ("F37", "empty", 1),
        ("F38", "filter", 9),
        ("F38", "filtered-question", 9),
        ("F39", "too-long", 9),
    ];

    public static SlackTrouble Slack(Random random) => random.Next(7) switch
    {
        0 => new SlackTrouble("F23", Post, 1, 1, false, "429", 1 + random.Next(2)),
        1 => new SlackTrouble("F24", Update, 1 + random.Next(2), 1 + random.Next(3), false, "429", 1),
        2 => new SlackTrouble("F25", random.Next(2) == 0 ? Post : Update, 1, 1 + random.Next(2), false, random.Next(2) == 0 ? "503" : "reset", 0),
        3 or 4 => new SlackTrouble("F26", random.Next(3) == 0 ? Update : Post, 1 + random.Next(2), 1 + random.Next(2), true, s_unclear[random.Next(s_unclear.Length)], random.Next(3) == 0 ? 0 : random.NextDouble() * 8),
        5 => new SlackTrouble("F27", Read, 1, 1 + random.Next(3), false, "503", 0),
        _ => new SlackTrouble("F52", Update, 1 + random.Next(3), 1, true, random.Next(2) == 0 ? "hang" : "503", 0.5 + (random.NextDouble() * 4)),
    };

    public static ModelTrouble Model(Random random)
    {
        var (fault, kind, most) = s_model[random.Next(s_model.Length)];
        return new ModelTrouble(fault, kind, most == 9 ? int.MaxValue : 1 + random.Next(most));
    }
}
