using System.Numerics.Tensors;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Classifying.Deciding;

/// <summary>A matrix from features to outputs: a row a term, then a row a dense number, then the bias.</summary>
internal sealed class Weights(int terms, int dense, int outputs, float[] values)
{
    public Weights(int terms, int dense, int outputs)
        : this(terms, dense, outputs, new float[(terms + dense + 1) * outputs])
    {
    }

    public int Terms => terms;

    public int Outputs => outputs;

    /// <summary>How many rows, with those of dense numbers and the bias.</summary>
    public int Rows => terms + dense + 1;

    public float[] Values => values;

    public Span<float> Row(int row) => values.AsSpan(row * outputs, outputs);

    public Span<float> DenseRow(int at) => Row(terms + at);

    public Span<float> Bias => Row(terms + dense);

    /// <summary>Writes what the features add up to.</summary>
    public void Apply(Features features, Span<float> result)
    {
        Bias.CopyTo(result);
        var rows = features.Rows;
        var weights = features.Values;
        for (var i = 0; i < rows.Length; i++) TensorPrimitives.MultiplyAdd(Row(rows[i]), weights[i], result, result);
        for (var i = 0; i < dense; i++)
        {
            if (features.Dense[i] != 0) TensorPrimitives.MultiplyAdd(DenseRow(i), features.Dense[i], result, result);
        }
    }
}
