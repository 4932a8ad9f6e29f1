using System.Diagnostics;
using ChatAgency.Classifying.Deciding;
using ChatAgency.Classifying.Reading;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Routing;
using ChatAgency.Routing.Gathering;
using ChatAgency.Routing.Measuring;
using ChatAgency.Training.Fitting;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Judging;

/// <summary>Judges the classifier that the agency runs with, on messages that it has not seen.</summary>
internal static class AgencyJudge
{
    private const int Folds = 5;

    /// <summary>On the test split.</summary>
    public static void Judge(TextWriter to)
    {
        var begun = Stopwatch.GetTimestamp();
        var classifier = new RouteClassifier(AgentRoster.BuiltIn().All);
        classifier.Classify("Hello");
        var ready = Stopwatch.GetElapsedTime(begun);
        var examples = Sets.AgencyTest;
        to.WriteLine($"agency, test split: {examples.Count} messages, {Sets.AgencyTraining.Count} learnt from, {RouteClassifier.Version}");
        Write(examples, [.. examples.Select(one => ToSaid(classifier.Classify(Addressed.Body(one.Text))))], to);
        to.WriteLine($"  {Clock.Tell(Clock.Time([.. examples.Select(static one => one.Text)], text => classifier.Classify(text)))}; read in {ready.TotalMilliseconds:F0} ms");
        to.WriteLine();
    }

    /// <summary>On the training messages, each by a model that did not learn from it; the wrong ones are listed.</summary>
    public static void Cross(TextWriter to)
    {
        var examples = Sets.AgencyTraining;
        var said = new Said[examples.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = ModelTrainer.Train([.. examples.Where((_, at) => at % Folds != fold)], WordVectors.English, TrainerSettings.Agency, several: true);
            for (var at = fold; at < said.Length; at += Folds) said[at] = ToSaid(model, examples[at].Text);
        }

        to.WriteLine($"agency, training messages, {Folds} folds: {examples.Count} messages");
        Write(examples, said, to);
        foreach (var (one, answer) in examples.Zip(said).Where(static pair => pair.First.First != pair.Second.First))
        {
            to.WriteLine($"{one.Id}\t{one.First} said {answer.First} {answer.Confidence:F2}\t{one.Kind}\t{one.Language}\t{one.Text.ReplaceLineEndings("\\n")}");
        }
    }

    private static void Write(IReadOnlyList<Example> examples, IReadOnlyList<Said> said, TextWriter to)
    {
        Judged[] all = [.. examples.Zip(said, static (one, answer) => new Judged(one.First, answer.First, answer.Confidence))];
        to.WriteLine($"  primary right {Figures.Accuracy(all):P1}, macro-F1 {Figures.MacroF1(all):F3}, calibration error {Figures.CalibrationError(all):F3}");
        to.WriteLine($"  all labels right {examples.Zip(said).Average(static pair => pair.First.Needed.Order().SequenceEqual(pair.Second.Needed.Order()) ? 1.0 : 0):P1}");
        var several = examples.Zip(said).Where(static pair => pair.Second.Needed.Count > 1).ToArray();
        to.WriteLine($"  several needs seen in {several.Length}, of these rightly in {several.Count(static pair => pair.First.Needed.Count > 1)}; there are {examples.Count(static one => one.Needed.Count > 1)}");
        Judged[] sure = [.. all.Where(static one => one.Confidence >= RouteVerdict.Sure)];
        to.WriteLine($"  sure of {(double)sure.Length / all.Length:P1}, of these right {Figures.Accuracy(sure):P1}; of the unsure rest {Figures.Accuracy([.. all.Except(sure)]):P1}");
        foreach (var groups in (Func<Example, string>[])[static one => one.Kind, static one => one.Language == "en" ? "English" : "other languages"])
        {
            var shares = examples.Zip(all).GroupBy(pair => groups(pair.First)).OrderBy(static group => group.Key, StringComparer.Ordinal);
            to.WriteLine($"  {string.Join(", ", shares.Select(static group => $"{group.Key} {Figures.Accuracy([.. group.Select(static pair => pair.Second)]):P1} of {group.Count()}"))}");
        }

        Figures.WriteConfusion(all, to);
    }

    private static Said ToSaid(RouteVerdict verdict) => new(Label(verdict.Best.Agent), verdict.Best.First, [.. verdict.Needed.Select(static one => Label(one.Agent))]);

    private static Said ToSaid(TextModel model, string text)
    {
        var first = new float[model.Labels.Count];
        var needed = new float[model.Labels.Count];
        model.Score(text, first, needed);
        var chances = model.Labels.Select((label, at) => new AgentChance(new AgentName(label), first[at], needed[at]));
        return ToSaid(new RouteVerdict([.. chances.OrderByDescending(static one => one.First)], ""));
    }

    private static string Label(AgentName agent) => agent.Value.ToLowerInvariant();

    private sealed record Said(string First, float Confidence, IReadOnlyList<string> Needed);
}
