using ChatAgency.Chaos.Asking;

namespace ChatAgency.Chaos.Breaking;

/// <summary>Draws what people do.</summary>
internal sealed class SceneDeck(Random random, Func<string, bool> wanted)
{
    private static readonly (SceneKind Kind, int Weight, int Tags, string Fault)[] s_cards =
    [
        (SceneKind.Mention, 34, 1, ""),
        (SceneKind.Direct, 10, 1, ""),
        (SceneKind.Talk, 5, 3, ""),
        (SceneKind.Burst, 3, 5, "F19"),
        (SceneKind.Crowd, 3, 4, ""),
        (SceneKind.SameEvent, 3, 1, "F15"),
        (SceneKind.NewEventIds, 4, 1, "F16"),
        (SceneKind.Reordered, 3, 3, "F18"),
        (SceneKind.EditedAtOnce, 2, 1, "F20"),
        (SceneKind.EditedDuring, 2, 1, "F20"),
        (SceneKind.EditedAfter, 2, 1, "F20"),
        (SceneKind.Unfurled, 2, 1, "F20"),
        (SceneKind.QuestionRemoved, 3, 1, "F21"),
        (SceneKind.PlaceholderRemoved, 2, 1, "F22"),
        (SceneKind.Chatter, 4, 1, ""),
        (SceneKind.Archived, 1, 1, "F29"),
        (SceneKind.LongAnswer, 2, 1, "F31"),
        (SceneKind.WrongClock, 2, 1, "F45"),
        (SceneKind.Poison, 2, 1, "F47"),
        (SceneKind.Monster, 1, 1, "F48"),
    ];

    public List<Scene> Draw(int questions)
    {
        var cards = s_cards.Where(card => card.Fault.Length == 0 || wanted(card.Fault)).ToArray();
        var scenes = new List<Scene>();
        for (var count = 0; count < questions;)
        {
            var (kind, _, tags, _) = Pick(cards);
            scenes.Add(Scene(scenes.Count + 1, kind, tags));
            count += tags;
        }

        return scenes;
    }

    /// <summary>The question of such a scene is answered in the end.</summary>
    public static bool IsAnswered(SceneKind kind) => kind is not (SceneKind.Chatter or SceneKind.Archived or SceneKind.QuestionRemoved);

    private Scene Scene(int number, SceneKind kind, int tags)
    {
        var slack = random.Next(100) < 28 ? TroubleDeck.Slack(random) : null;
        var model = random.Next(100) < 14 ? TroubleDeck.Model(random) : null;
        var pace = random.Next(10) == 0 ? 4.0 : 0.5 + random.NextDouble();
        if (kind is SceneKind.Chatter or SceneKind.Archived) (slack, model) = (null, null);
        // The text of many parts has to be whole, so its model does nothing wrong.
        if (kind == SceneKind.LongAnswer) model = null;
        if (kind is SceneKind.QuestionRemoved or SceneKind.PlaceholderRemoved or SceneKind.EditedDuring) pace = 5;
        return new Scene(
            number,
            kind,
            [.. Enumerable.Range(0, tags).Select(_ => Tag())],
            slack is not null && wanted(slack.Fault) ? slack : null,
            model is not null && wanted(model.Fault) ? model : null,
            null,
            pace);
    }

    private string Tag() => $"{random.Next():x8}{random.Next(0x10000):x4}";

    private (SceneKind Kind, int Weight, int Tags, string Fault) Pick((SceneKind Kind, int Weight, int Tags, string Fault)[] cards)
    {
        var drawn = random.Next(cards.Sum(static card => card.Weight));
        return cards.First(card => (drawn -= card.Weight) < 0);
    }
}
