using System.Numerics.Tensors;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Classifying.Deciding;

/// <summary>
/// Says of a text how likely each label is its first, and how likely it is needed at all. The mean of a linear model and
/// of nets with a hidden layer, calibrated. Safe to share between threads; a score allocates nothing once warm.
/// </summary>
public sealed class TextModel
{
    [ThreadStatic]
    private static Room? _room;

    private readonly HiddenNet[] _nets;

    internal TextModel(IReadOnlyList<string> labels, bool several, FeatureReader reader, Weights linear, HiddenNet[] nets, Calibration calibration)
    {
        Labels = labels;
        Several = several;
        Reader = reader;
        Linear = linear;
        _nets = nets;
        Calibration = calibration;
    }

    /// <summary>The labels, in the order of all scores.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>True where a text may need several labels, and the model has learnt which.</summary>
    public bool Several { get; }

    /// <summary>Reads texts as this model does.</summary>
    public FeatureReader Reader { get; }

    internal Weights Linear { get; }

    internal IReadOnlyList<HiddenNet> Nets => _nets;

    internal Calibration Calibration { get; }

    /// <summary>
    /// Writes how likely each label is the text's first (they add up to 1) and, where the model knows <see cref="Several"/>, how
    /// likely each is needed; <paramref name="needed"/> may be empty.
    /// </summary>
    public void Score(ReadOnlySpan<char> text, Span<float> first, Span<float> needed)
    {
        var room = RoomForThis();
        Reader.Read(text, room.Features);
        Score(room.Features, first, needed);
    }

    internal TextModel With(Calibration calibration) => new(Labels, Several, Reader, Linear, _nets, calibration);

    internal void Score(Features features, Span<float> first, Span<float> needed)
    {
        var room = RoomForThis();
        var outputs = room.Outputs.AsSpan(0, Linear.Outputs);
        var sums = room.Sums.AsSpan(0, Linear.Outputs);
        sums.Clear();
        if (Calibration.LinearShare > 0)
        {
            Linear.Apply(features, outputs);
            Add(outputs, Calibration.LinearShare, sums);
        }

        foreach (var net in _nets)
        {
            net.Apply(features, room.Hidden.AsSpan(0, net.Inner.Outputs), outputs);
            Add(outputs, (1 - Calibration.LinearShare) / _nets.Length, sums);
        }

        Calibration.Apply(sums[..Labels.Count], first);
        if (Several && !needed.IsEmpty) Calibration.ApplyNeeded(sums[Labels.Count..], needed);
    }

    // The geometric mean of their probabilities: one that is certain outweighs one that does not know. For what may be needed
    // besides, the mean of the log odds is the same thing.
    private void Add(Span<float> outputs, float share, Span<float> sums)
    {
        var first = outputs[..Labels.Count];
        TensorPrimitives.SoftMax(first, first);
        TensorPrimitives.Max(first, 1e-9f, first);
        TensorPrimitives.Log(first, first);
        TensorPrimitives.MultiplyAdd(outputs, share, sums, sums);
    }

    private Room RoomForThis()
    {
        var hidden = 1;
        foreach (var net in _nets) hidden = Math.Max(hidden, net.Inner.Outputs);
        if (_room is not { } room || room.Features.Dense.Length != Reader.DenseCount || room.Hidden.Length < hidden || room.Outputs.Length < Linear.Outputs)
        {
            _room = room = new Room(new Features(Reader.DenseCount), new float[hidden], new float[Linear.Outputs], new float[Linear.Outputs]);
        }

        return room;
    }

    private sealed record Room(Features Features, float[] Hidden, float[] Outputs, float[] Sums);
}
