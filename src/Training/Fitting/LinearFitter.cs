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
        // L-BFGS goes through them many times.
        Line[] lines = [.. cases.Select(ToLine)];
        FitFirst(lines, labels, weights);
        for (var label = 0; several && label < labels; label++)
        {
            foreach (var (line, one) in lines.Zip(cases)) line.Needed = one.Needed[label];
            FitNeeded(lines, labels, labels + label, weights);
        }

        return weights;
    }

    private void FitFirst(Line[] lines, int labels, Weights weights)
    {
        var options = new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = settings.LinearPull,
            OptimizationTolerance = settings.LinearTolerance,
            MaximumNumberOfIterations = settings.LinearRounds,
            NumberOfThreads = 1,
        };
        var model = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(options).Fit(View(lines, labels)).Model;
        var columns = new VBuffer<float>[labels];
        model.GetWeights(ref columns, out _);
        var biases = model.GetBiases().ToArray();
        for (var label = 0; label < labels; label++) Put(columns[label].DenseValues(), biases[label], label, weights);
    }

    private void FitNeeded(Line[] lines, int labels, int output, Weights weights)
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
        var model = _context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(View(lines, labels)).Model.SubModel;
        Put(model.Weights, model.Bias, output, weights);
    }

    private static void Put(IEnumerable<float> column, float bias, int output, Weights weights)
    {
        var row = 0;
        foreach (var value in column) weights.Row(row++)[output] = value;
        weights.Bias[output] = bias;
    }

    private IDataView View(Line[] lines, int labels)
    {
        var schema = SchemaDefinition.Create(typeof(Line));
        schema[nameof(Line.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, terms + dense);
        schema[nameof(Line.Label)].ColumnType = new KeyDataViewType(typeof(uint), labels);
        return _context.Data.LoadFromEnumerable(lines, schema);
    }

    private Line ToLine(Case one)
    {
        var pairs = one.Rows.Zip(one.Values)
            .Concat(one.Dense.Select((value, at) => (terms + at, value)).Where(static pair => pair.value != 0))
            .OrderBy(static pair => pair.Item1).ToArray();
        return new Line
        {
            Features = new VBuffer<float>(terms + dense, pairs.Length, [.. pairs.Select(static pair => pair.Item2)], [.. pairs.Select(static pair => pair.Item1)]),
            // Counted from 0 here; ML.NET itself adds the 1 that keeps 0 for a missing key.
            Label = (uint)one.First,
        };
    }

    private sealed class Line
    {
        public VBuffer<float> Features { get; set; }

        public uint Label { get; set; }

        public bool Needed { get; set; }
    }
}
