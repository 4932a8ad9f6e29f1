using ChatAgency.Classifying.Deciding;
using ChatAgency.Classifying.Reading;
using ChatAgency.Routing.Gathering;
using ChatAgency.Routing.Measuring;
using ChatAgency.Training.Fitting;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Judging;

/// <summary>
/// Trains on CLINC150 as the agency's classifier is trained, with one more label for texts of no intent. A text is out of
/// scope when its likeliest intent stands out from that label by less than one threshold, chosen on the validation split;
/// then the same is learnt once more, from the validation split too.
/// </summary>
internal static class ClincJudge
{
    // In-scope accuracy on the validation split that the threshold must leave standing.
    private const double LeastOnValidation = 0.94;

    // What the label for no intent has to say. Of 0.15, 0.3, 0.5 and 1 it tells the validation texts apart best (area under the curve).
    private const float OutsideWeight = 0.5f;

    private const int Pairs = 5;

    public static void Judge(int share, TextWriter to)
    {
        var set = Sets.Clinc;
        Example[] training = [.. set.Train.Where((_, at) => at % share == 0), .. set.OutsideTrain];
        Example[] held = [.. set.Validation, .. set.OutsideValidation];
        var first = ModelTrainer.Train(training, held, WordVectors.English, Shares.Settings(share));
        var threshold = Threshold(Standing(first, set.Validation));
        to.WriteLine($"CLINC150: {training.Length} learnt from, threshold {threshold:F3} chosen on {set.Validation.Count} validation texts, which leaves");
        WriteScope(first, set.Validation, set.OutsideValidation, threshold, to);
        var model = ModelTrainer.TrainAgain(first, [.. training, .. held], WordVectors.English, Shares.Settings(share));
        to.WriteLine($"  {training.Length + held.Length} learnt from, {set.Test.Count + set.OutsideTest.Count} to judge");
        Write(model, set, threshold, to);
        var chances = new float[model.Labels.Count];
        to.WriteLine($"  {Clock.Tell(Clock.Time([.. set.Test.Select(static one => one.Text)], text => model.Score(text, chances, [])))}");
        to.WriteLine();
    }

    private static void Write(TextModel model, ClincSet set, float threshold, TextWriter to)
    {
        var all = Scoring.Judge(model, set.Test);
        to.WriteLine($"  without threshold: accuracy {Figures.Accuracy(all):P2}, macro-F1 {Figures.MacroF1(all):F3}, calibration error {Figures.CalibrationError(all):F3}");
        WriteScope(model, set.Test, set.OutsideTest, threshold, to);
        Figures.WriteConfused(all, Pairs, to);
    }

    private static void WriteScope(TextModel model, IReadOnlyList<Example> inside, IReadOnlyList<Example> outside, float threshold, TextWriter to)
    {
        var right = Standing(model, inside).Average(one => one.IsRight && one.Confidence >= threshold ? 1.0 : 0);
        to.WriteLine($"  in-scope accuracy {right:P2}, out-of-scope recall {Standing(model, outside).Average(one => one.Confidence < threshold ? 1.0 : 0):P1}");
    }

    private static IReadOnlyList<Judged> Standing(TextModel model, IEnumerable<Example> examples) => Scoring.Standing(model, examples, ClincSet.OutOfScope, OutsideWeight);

    // The highest that leaves enough of the validation texts right.
    private static float Threshold(IReadOnlyList<Judged> validation)
    {
        var wanted = (int)Math.Ceiling(LeastOnValidation * validation.Count);
        float[] right = [.. validation.Where(static one => one.IsRight).Select(static one => one.Confidence).OrderDescending()];
        return right.Length >= wanted ? right[wanted - 1] : float.NegativeInfinity;
    }
}
