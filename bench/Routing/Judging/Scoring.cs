using ChatAgency.Classifying.Deciding;
using ChatAgency.Routing.Measuring;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Judging;

/// <summary>Asks a model about texts.</summary>
internal static class Scoring
{
    /// <summary>The likeliest label of each text. <paramref name="except"/> is never said: how likely it is takes from the confidence instead.</summary>
    public static IReadOnlyList<Judged> Judge(TextModel model, IEnumerable<Example> examples, string? except = null)
    {
        var chances = new float[model.Labels.Count];
        var never = except is null ? -1 : model.Labels.ToList().IndexOf(except);
        return [.. examples.Select(one =>
        {
            model.Score(one.Text, chances, []);
            var best = -1;
            for (var label = 0; label < chances.Length; label++)
            {
                if (label != never && (best < 0 || chances[label] > chances[best])) best = label;
            }

            return new Judged(one.First, model.Labels[best], chances[best] - (never < 0 ? 0 : chances[never]));
        })];
    }
}
