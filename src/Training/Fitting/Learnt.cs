using System.Numerics;
using System.Runtime.InteropServices;
using ChatAgency.Classifying.Deciding;

namespace ChatAgency.Training.Fitting;

/// <summary>Weights on their way: each keeps how far it was moved, and moves less the more it was (AdaGrad).</summary>
internal sealed class Learnt(Weights weights)
{
    private const float Pull = 1e-6f;
    private const float Tiny = 1e-6f;

    private readonly float[] _moved = new float[weights.Values.Length];

    public Weights Weights => weights;

    /// <summary>Gives the rows from <paramref name="first"/> on random weights, up to <paramref name="most"/> either way.</summary>
    public void Scatter(int first, int rows, float most, Random random)
    {
        foreach (ref var value in weights.Values.AsSpan(first * weights.Outputs, rows * weights.Outputs)) value = (2 * random.NextSingle() - 1) * most;
    }

    /// <summary>Moves a row against the slope of its outputs, times what came in.</summary>
    public void Learn(int row, ReadOnlySpan<float> slope, float input, float step)
    {
        var values = weights.Row(row);
        var moved = _moved.AsSpan(row * weights.Outputs, weights.Outputs);
        var wide = Wide(values);
        var wideMoved = Wide(moved);
        var wideSlope = MemoryMarshal.Cast<float, Vector<float>>(slope);
        for (var i = 0; i < wide.Length; i++)
        {
            var by = wideSlope[i] * input + wide[i] * Pull;
            wideMoved[i] += by * by;
            wide[i] -= by * step / (Vector.SquareRoot(wideMoved[i]) + new Vector<float>(Tiny));
        }

        for (var i = wide.Length * Vector<float>.Count; i < values.Length; i++)
        {
            var by = slope[i] * input + values[i] * Pull;
            moved[i] += by * by;
            values[i] -= by * step / (MathF.Sqrt(moved[i]) + Tiny);
        }
    }

    private static Span<Vector<float>> Wide(Span<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);
}
