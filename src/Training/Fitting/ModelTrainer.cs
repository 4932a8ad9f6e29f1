using ChatAgency.Classifying.Deciding;
using ChatAgency.Classifying.Reading;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Training.Fitting;

/// <summary>Makes a model of labelled texts. The same examples, vectors and settings give the same model.</summary>
public static class ModelTrainer
{
    // One in this many examples is held out to calibrate, then learnt from like the others.
    private const int HeldOut = 8;

    /// <summary>Trains twice: once without the held-out examples, to calibrate on them, then on all.</summary>
    /// <param name="examples">At least some of every label.</param>
    /// <param name="several">True to learn also which labels a text needs beside its first.</param>
    public static TextModel Train(IReadOnlyList<Example> examples, WordVectors? vectors, TrainerSettings settings, bool several)
    {
        var calibration = Calibrate(
            Fit([.. examples.Where(static (_, at) => at % HeldOut != 0)], vectors, settings, several, Raw(settings)),
            [.. examples.Where(static (_, at) => at % HeldOut == 0)]);
        return Fit(examples, vectors, settings, several, calibration);
    }

    /// <summary>Trains once, on <paramref name="examples"/>, and calibrates on others.</summary>
    public static TextModel Train(IReadOnlyList<Example> examples, IReadOnlyList<Example> held, WordVectors? vectors, TrainerSettings settings)
    {
        var model = Fit(examples, vectors, settings, false, Raw(settings));
        return model.With(Calibrate(model, held));
    }

    /// <summary>Trains once more, on these examples alone, and keeps the calibration of a model that was trained on fewer.</summary>
    public static TextModel TrainAgain(TextModel calibrated, IReadOnlyList<Example> examples, WordVectors? vectors, TrainerSettings settings) =>
        Fit(examples, vectors, settings, calibrated.Several, calibrated.Calibration);

    /// <summary>The same without calibration, on these examples alone.</summary>
    internal static TextModel Fit(IReadOnlyList<Example> examples, WordVectors? vectors, TrainerSettings settings, bool several, Calibration calibration)
    {
        string[] labels = [.. examples.Select(static one => one.First).Distinct().Order(StringComparer.Ordinal)];
        var reader = new FeatureReader(VocabularyFitter.Fit(examples.Select(static one => one.Text), settings.RarestTerm), vectors);
        Case[] cases = [.. examples.Select(one => ToCase(one, labels, reader, several))];
        var terms = reader.Vocabulary.Count;
        var linear = calibration.LinearShare > 0
            ? new LinearFitter(settings, terms, reader.DenseCount).Fit(cases, labels.Length, several)
            : new Weights(terms, reader.DenseCount, several ? 2 * labels.Length : labels.Length);
        var nets = new HiddenNet[settings.Nets];
        // Each from random numbers of its own: side by side or in a row, they come out the same.
        Parallel.For(0, nets.Length, net => nets[net] = new NetFitter(settings, terms, reader.DenseCount, labels.Length, several, net + 1).Fit(cases));
        var shares = Enumerable.Range(0, labels.Length).Select(label => (float)cases.Count(one => one.First == label) / cases.Length).ToArray();
        foreach (var last in (Weights[])[linear, .. nets.Select(static net => net.Outer)]) Even(last.Bias, shares, settings.Evenness);
        return new TextModel(labels, several, reader, linear, nets, calibration);
    }

    // How many examples a label has says how many somebody wrote, not how many will come.
    private static void Even(Span<float> bias, float[] shares, float evenness)
    {
        for (var label = 0; label < shares.Length; label++) bias[label] -= evenness * MathF.Log(shares[label]);
    }

    private static Calibration Raw(TrainerSettings settings) => new(settings.LinearShare, 1, 1);

    private static Calibration Calibrate(TextModel model, IReadOnlyList<Example> held)
    {
        string[] labels = [.. model.Labels];
        return CalibrationFitter.Fit(model, [.. held.Where(one => labels.Contains(one.First)).Select(one =>
        {
            var features = new Features(model.Reader.DenseCount);
            model.Reader.Read(one.Text, features);
            return (features, Array.IndexOf(labels, one.First), Needed(one, labels, model.Several));
        })]);
    }

    private static Case ToCase(Example example, string[] labels, FeatureReader reader, bool several)
    {
        var features = new Features(reader.DenseCount);
        reader.Read(example.Text, features);
        return new Case(features.Rows.ToArray(), features.Values.ToArray(), features.Dense, Array.IndexOf(labels, example.First), Needed(example, labels, several));
    }

    private static bool[] Needed(Example example, string[] labels, bool several) => several ? [.. labels.Select(label => example.Needed.Contains(label))] : [];
}
