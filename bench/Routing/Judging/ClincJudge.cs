using ChatAgency.Classifying.Deciding;
using ChatAgency.Classifying.Reading;
using ChatAgency.Routing.Gathering;
using ChatAgency.Routing.Measuring;
using ChatAgency.Training.Fitting;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Judging;

/// <summary>
/// Trains on CLINC150 as the agency's classifier is trained, with one more label for texts of no intent. A text is out of
/// scope when its likeliest intent is not likelier than that label by one threshold, chosen on the validation split.
/// </summary>
internal static class ClincJudge
{
    // In-scope accuracy on the validation split that the threshold must leave standing.
    private const double LeastOnValidation = 0.94;

    private const int Pairs = 5;

    public static void Judge(int share, TextWriter to)
    {
        var set = Sets.Clinc;
        Example[] training = [.. set.Train.Where((_, at) => at % share == 0), .. set.OutsideTrain];
        var model = ModelTrainer.Train(training, [.. set.Validation, .. set.OutsideValidation], WordVectors.English, TrainerSettings.ManyLabels);
        var threshold = Threshold(Inside(model, set.Validation));
        to.WriteLine($"CLINC150: {training.Length} learnt from, threshold {threshold:F3} chosen on {set.Validation.Count} validation texts");
        Write(model, set, threshold, to);
        var chances = new float[model.Labels.Count];
        to.WriteLine($"  {Clock.Tell(Clock.Time([.. set.Test.Select(static one => one.Text)], text => model.Score(text, chances, [])))}");
        to.WriteLine();
    }

    private static void Write(TextModel model, ClincSet set, float threshold, TextWriter to)
    {
        var all = Scoring.Judge(model, set.Test);
        to.WriteLine($"  without threshold: accuracy {Figures.Accuracy(all):P2}, macro-F1 {Figures.MacroF1(all):F3}, calibration error {Figures.CalibrationError(all):F3}");
        var inside = Inside(model, set.Test);
        var outside = Inside(model, set.OutsideTest);
        to.WriteLine($"  in-scope accuracy {inside.Average(one => one.IsRight && one.Confidence >= threshold ? 1.0 : 0):P2}, out-of-scope recall {outside.Average(one => one.Confidence < threshold ? 1.0 : 0):P1}");
        Figures.WriteConfused(all, Pairs, to);
    }

    private static IReadOnlyList<Judged> Inside(TextModel model, IEnumerable<Example> examples) => Scoring.Judge(model, examples, ClincSet.OutOfScope);

    // The highest that leaves enough of the validation texts right.
    private static float Threshold(IReadOnlyList<Judged> validation)
    {
        var wanted = (int)Math.Ceiling(LeastOnValidation * validation.Count);
        float[] right = [.. validation.Where(static one => one.IsRight).Select(static one => one.Confidence).OrderDescending()];
        return right.Length >= wanted ? right[wanted - 1] : 0;
    }
}
