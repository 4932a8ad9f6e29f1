using ChatAgency.Classifying.Deciding;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace ChatAgency.Training.Fitting;

/// <summary>
/// The linear model, by Microsoft.ML's L-BFGS: maximum entropy for the first label, logistic regression for each that
/// may be needed. On one thread, so that the sums are the same each time.
/// </summary>
internal sealed class LinearFitter(TrainerSettings settings, int terms, int dense)
{
    private readonly MLContext _context = new(seed: 1);

    public Weights Fit(IReadOnlyList<Case> cases, int labels, bool several)
    {
        var outputs = several ? 2 * labels : labels;
        var weights = new Weights(terms, dense, outputs);
        FitFirst(cases, labels, weights);
        for (var label = 0; several && label < labels; label++) FitNeeded(cases, label, labels + label, weights);
        return weights;
    }

    private void FitFirst(IReadOnlyList<Case> cases, int labels, Weights weights)
    {
        var options = new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = settings.LinearPull,
            OptimizationTolerance = settings.LinearTolerance,
            MaximumNumberOfIterations = settings.LinearRounds,
            NumberOfThreads = 1,
        };
        var model = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(options).Fit(View(cases, labels, 0)).Model;
        var columns = new VBuffer<float>[labels];
        model.GetWeights(ref columns, out _);
        var biases = model.GetBiases().ToArray();
        for (var label = 0; label < labels; label++) Put(columns[label].DenseValues(), biases[label], label, weights);
    }

    private void FitNeeded(IReadOnlyList<Case> cases, int label, int output, Weights weights)
    {
        var options = new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = settings.LinearPull,
            OptimizationTolerance = settings.LinearTolerance,
            MaximumNumberOfIterations = settings.LinearRounds,
            NumberOfThreads = 1,
            LabelColumnName = nameof(Line.Needed),
        };
        var model = _context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(View(cases, 2, label)).Model.SubModel;
        Put(model.Weights, model.Bias, output, weights);
    }

    private static void Put(IEnumerable<float> column, float bias, int output, Weights weights)
    {
        var row = 0;
        foreach (var value in column) weights.Row(row++)[output] = value;
        weights.Bias[output] = bias;
    }

    private IDataView View(IReadOnlyList<Case> cases, int labels, int needed)
    {
        var schema = SchemaDefinition.Create(typeof(Line));
        schema[nameof(Line.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, terms + dense);
        schema[nameof(Line.Label)].ColumnType = new KeyDataViewType(typeof(uint), labels);
        return _context.Data.LoadFromEnumerable(cases.Select(one => ToLine(one, needed)), schema);
    }

    private Line ToLine(Case one, int needed)
    {
        var pairs = one.Rows.Zip(one.Values)
            .Concat(one.Dense.Select((value, at) => (terms + at, value)).Where(static pair => pair.value != 0))
            .OrderBy(static pair => pair.Item1).ToArray();
        return new Line
        {
            Features = new VBuffer<float>(terms + dense, pairs.Length, [.. pairs.Select(static pair => pair.Item2)], [.. pairs.Select(static pair => pair.Item1)]),
            // Counted from 0 here; ML.NET itself adds the 1 that keeps 0 for a missing key.
            Label = (uint)one.First,
            Needed = one.Needed.Length > 0 && one.Needed[needed],
        };
    }

    private sealed class Line
    {
        public VBuffer<float> Features { get; set; }

        public uint Label { get; set; }

        public bool Needed { get; set; }
    }
}
