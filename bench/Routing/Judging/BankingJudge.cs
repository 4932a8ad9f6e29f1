using ChatAgency.Classifying.Reading;
using ChatAgency.Routing.Gathering;
using ChatAgency.Routing.Measuring;
using ChatAgency.Training.Fitting;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Judging;

/// <summary>Trains on BANKING77 as the agency's classifier is trained, and judges on its test split.</summary>
internal static class BankingJudge
{
    private const int Pairs = 5;

    public static void Judge(int share, TextWriter to)
    {
        Example[] training = [.. Sets.BankingTraining.Where((_, at) => at % share == 0)];
        var model = ModelTrainer.Train(training, WordVectors.English, Shares.Settings(share), several: false);
        var test = Sets.BankingTest;
        var all = Scoring.Judge(model, test);
        to.WriteLine($"BANKING77: {training.Length} learnt from, {test.Count} to judge");
        to.WriteLine($"  accuracy {Figures.Accuracy(all):P2}, macro-F1 {Figures.MacroF1(all):F3}, calibration error {Figures.CalibrationError(all):F3}");
        Figures.WriteConfused(all, Pairs, to);
        var chances = new float[model.Labels.Count];
        to.WriteLine($"  {Clock.Tell(Clock.Time([.. test.Select(static one => one.Text)], text => model.Score(text, chances, [])))}");
        to.WriteLine();
    }
}
