using System.Numerics.Tensors;

namespace ChatAgency.Classifying.Deciding;

/// <summary>Turns scores into probabilities that come true as often as they say: measured on messages that were not learnt from.</summary>
/// <param name="LinearShare">What the linear model has to say, 0 to 1; the nets share the rest.</param>
/// <param name="FirstPower">Sharpens (above 1) or flattens the first label's probabilities.</param>
/// <param name="NeededPower">The same for the labels that are needed.</param>
internal sealed record Calibration(float LinearShare, float FirstPower, float NeededPower)
{
    /// <summary>Writes probabilities that add up to 1, from logarithms.</summary>
    public void Apply(ReadOnlySpan<float> logarithms, Span<float> first)
    {
        TensorPrimitives.Multiply(logarithms, FirstPower, first);
        TensorPrimitives.SoftMax(first, first);
    }

    /// <summary>Writes a probability for each, from log odds.</summary>
    public void ApplyNeeded(ReadOnlySpan<float> odds, Span<float> needed)
    {
        TensorPrimitives.Multiply(odds, NeededPower, needed);
        TensorPrimitives.Sigmoid(needed, needed);
    }
}
