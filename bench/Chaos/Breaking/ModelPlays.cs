using ChatAgency.Simulators.Models;

namespace ChatAgency.Chaos.Breaking;

/// <summary>The scripts of the model's troubles.</summary>
internal static class ModelPlays
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(60);

    /// <summary>An answer in pieces, with this trouble; null for none.</summary>
    /// <param name="trouble">A kind of <see cref="ModelTrouble"/>.</param>
    /// <param name="pieces">The answer.</param>
    /// <param name="pace">How slow it is: 1 is 60 ms a piece.</param>
    public static ModelScript Of(string? trouble, IReadOnlyList<string> pieces, double pace)
    {
        string[] some = [.. pieces.Take(2)];
        return trouble switch
        {
            null => Paced(pieces, s_pause * pace),
            "429" => ModelScript.RateLimited(1),
            "500" or "502" => ModelScript.Error(trouble == "500" ? 500 : 502),
            "reset" => ModelScript.CutAfter(reset: true),
            "stall" => ModelScript.StallAfter(some),
            "silent" => ModelScript.StallAfter(),
            "drip" => ModelScript.Drip(TimeSpan.FromSeconds(1), pieces),
            "cut" => ModelScript.CutAfter(reset: false, some),
            "broken" => ModelScript.CutAfter(reset: true, some),
            "garbage" => ModelScript.Of(new ModelStep.Say(some[0]), new ModelStep.Garbage("{\"choices\": [{]"), new ModelStep.Finish()),
            "empty" => ModelScript.Empty(),
            "filter" => ModelScript.FilteredAfter(some),
            "filtered-question" => ModelScript.QuestionFiltered(),
            "too-long" => ModelScript.ContextTooLong(),
            _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "No such trouble."),
        };
    }

    private static ModelScript Paced(IReadOnlyList<string> pieces, TimeSpan pause)
    {
        // Long answers come in fewer pauses than pieces.
        var every = Math.Max(1, pieces.Count / 5);
        return ModelScript.Of([.. pieces.SelectMany((piece, index) => index % every == 0
            ? new ModelStep[] { new ModelStep.Pause(pause), new ModelStep.Say(piece) }
            : [new ModelStep.Say(piece)])]);
    }
}
