using System.Numerics.Tensors;
using ChatAgency.Classifying.Deciding;
using ChatAgency.Routing.Measuring;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Judging;

/// <summary>Asks a model about texts.</summary>
internal static class Scoring
{
    private const float Least = 1e-9f;

    /// <summary>The likeliest label of each text.</summary>
    public static IReadOnlyList<Judged> Judge(TextModel model, IEnumerable<Example> examples)
    {
        var chances = new float[model.Labels.Count];
        return [.. examples.Select(one =>
        {
            model.Score(one.Text, chances, []);
            var best = TensorPrimitives.IndexOfMax<float>(chances);
            return new Judged(one.First, model.Labels[best], chances[best]);
        })];
    }

    /// <summary>
    /// The likeliest label of each text but <paramref name="except"/>. The confidence is how far it stands out: the logarithm of its
    /// chance, less <paramref name="weight"/> times that of <paramref name="except"/>.
    /// </summary>
    public static IReadOnlyList<Judged> Standing(TextModel model, IEnumerable<Example> examples, string except, float weight)
    {
        var chances = new float[model.Labels.Count];
        var never = model.Labels.ToList().IndexOf(except);
        return [.. examples.Select(one =>
        {
            model.Score(one.Text, chances, []);
            var outside = MathF.Log(Math.Max(chances[never], Least));
            chances[never] = 0;
            var best = TensorPrimitives.IndexOfMax<float>(chances);
            return new Judged(one.First, model.Labels[best], MathF.Log(Math.Max(chances[best], Least)) - weight * outside);
        })];
    }
}
