using System.Numerics.Tensors;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Classifying.Deciding;

/// <summary>A net with one hidden layer: it sees which words mean something only together.</summary>
internal sealed record HiddenNet(Weights Inner, Weights Outer)
{
    /// <summary>Writes the outputs; <paramref name="hidden"/> is room for the layer between.</summary>
    public void Apply(Features features, Span<float> hidden, Span<float> result)
    {
        Inner.Apply(features, hidden);
        TensorPrimitives.Max(hidden, 0f, hidden);
        Outer.Bias.CopyTo(result);
        for (var i = 0; i < hidden.Length; i++)
        {
            if (hidden[i] > 0) TensorPrimitives.MultiplyAdd(Outer.Row(i), hidden[i], result, result);
        }
    }
}
