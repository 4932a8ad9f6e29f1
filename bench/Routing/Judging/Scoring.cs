using ChatAgency.Classifying.Deciding;
using ChatAgency.Routing.Measuring;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Judging;

/// <summary>Asks a model about texts.</summary>
internal static class Scoring
{
    /// <summary>The likeliest label of each text; <paramref name="except"/> is never said.</summary>
    public static IReadOnlyList<Judged> Judge(TextModel model, IEnumerable<Example> examples, string? except = null)
    {
        var chances = new float[model.Labels.Count];
        return [.. examples.Select(one =>
        {
            model.Score(one.Text, chances, []);
            var best = -1;
            for (var label = 0; label < chances.Length; label++)
            {
                if (model.Labels[label] != except && (best < 0 || chances[label] > chances[best])) best = label;
            }

            return new Judged(one.First, model.Labels[best], chances[best]);
        })];
    }
}
