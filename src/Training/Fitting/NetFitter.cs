using System.Numerics.Tensors;
using ChatAgency.Classifying.Deciding;

namespace ChatAgency.Training.Fitting;

/// <summary>
/// A net with one hidden layer, by AdaGrad, an example a step. Microsoft.ML has no trainer for one that takes sparse features.
/// Values of both layers are left out at random, so that no term is relied on alone.
/// </summary>
internal sealed class NetFitter
{
    private readonly TrainerSettings _settings;
    private readonly Random _random;
    private readonly int _labels;
    private readonly Learnt _inner;
    private readonly Learnt _outer;
    private readonly float[] _hidden;
    private readonly float[] _hiddenSlope;
    private readonly float[] _outputs;

    public NetFitter(TrainerSettings settings, int terms, int dense, int labels, bool several, int seed)
    {
        _settings = settings;
        _random = new Random(seed);
        _labels = labels;
        _outputs = new float[several ? 2 * labels : labels];
        _hidden = new float[settings.Hidden];
        _hiddenSlope = new float[settings.Hidden];
        _inner = new Learnt(new Weights(terms, dense, settings.Hidden));
        _outer = new Learnt(new Weights(settings.Hidden, 0, _outputs.Length));
        _inner.Scatter(0, terms, 0.15f, _random);
        _inner.Scatter(terms, dense, 0.3f, _random);
        _outer.Scatter(0, settings.Hidden, 0.1f, _random);
    }

    public HiddenNet Fit(IReadOnlyList<Case> cases)
    {
        var order = Enumerable.Range(0, cases.Count).ToArray();
        for (var round = 0; round < _settings.Rounds; round++)
        {
            _random.Shuffle(order);
            var step = _settings.Step * (1 - (float)round / _settings.Rounds);
            foreach (var at in order) Learn(cases[at], step);
        }

        return new HiddenNet(_inner.Weights, _outer.Weights);
    }

    private void Learn(Case one, float step)
    {
        var values = Drop(one.Values);
        Forward(one, values);
        Slope(one);
        for (var unit = 0; unit < _hidden.Length; unit++)
        {
            _hiddenSlope[unit] = _hidden[unit] > 0 ? TensorPrimitives.Dot<float>(_outer.Weights.Row(unit), _outputs) / (1 - _settings.HiddenDropped) : 0;
            if (_hidden[unit] > 0) _outer.Learn(unit, _outputs, _hidden[unit], step);
        }

        _outer.Learn(_outer.Weights.Rows - 1, _outputs, 1, step);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != 0) _inner.Learn(one.Rows[i], _hiddenSlope, values[i], step);
        }

        for (var i = 0; i < one.Dense.Length; i++)
        {
            if (one.Dense[i] != 0) _inner.Learn(_inner.Weights.Terms + i, _hiddenSlope, one.Dense[i], step);
        }

        _inner.Learn(_inner.Weights.Rows - 1, _hiddenSlope, 1, step);
    }

    private float[] Drop(float[] values)
    {
        var kept = new float[values.Length];
        for (var i = 0; i < values.Length; i++) kept[i] = _random.NextSingle() < _settings.TermsDropped ? 0 : values[i] / (1 - _settings.TermsDropped);
        return kept;
    }

    private void Forward(Case one, float[] values)
    {
        _inner.Weights.Bias.CopyTo(_hidden);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != 0) TensorPrimitives.MultiplyAdd(_inner.Weights.Row(one.Rows[i]), values[i], _hidden, _hidden);
        }

        for (var i = 0; i < one.Dense.Length; i++) TensorPrimitives.MultiplyAdd(_inner.Weights.DenseRow(i), one.Dense[i], _hidden, _hidden);
        _outer.Weights.Bias.CopyTo(_outputs);
        for (var unit = 0; unit < _hidden.Length; unit++)
        {
            _hidden[unit] = _hidden[unit] <= 0 || _random.NextSingle() < _settings.HiddenDropped ? 0 : _hidden[unit] / (1 - _settings.HiddenDropped);
            if (_hidden[unit] > 0) TensorPrimitives.MultiplyAdd(_outer.Weights.Row(unit), _hidden[unit], _outputs, _outputs);
        }
    }

    // From outputs to the slope of the loss: softmax for the first label, a sigmoid for each that may be needed.
    private void Slope(Case one)
    {
        var first = _outputs.AsSpan(0, _labels);
        TensorPrimitives.SoftMax(first, first);
        for (var label = 0; label < _labels; label++) first[label] -= _settings.Smoothing / _labels;
        first[one.First] -= 1 - _settings.Smoothing;
        if (_outputs.Length == _labels) return;
        var needed = _outputs.AsSpan(_labels);
        TensorPrimitives.Sigmoid(needed, needed);
        for (var label = 0; label < _labels; label++) needed[label] -= one.Needed[label] ? 1 : 0;
    }
}
