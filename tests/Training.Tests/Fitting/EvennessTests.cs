using ChatAgency.Classifying.Deciding;
using ChatAgency.Training.Fitting;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Training.Tests.Fitting;

public sealed class EvennessTests
{
    // A text that tells nothing apart: what is said of it is what was believed before.
    private const string Text = "hello there";

    private static readonly IReadOnlyList<Example> OneInTen =
        [.. Enumerable.Range(0, 200).Select(static at => at % 10 == 0 ? "rare" : "usual").Select(static (label, at) => new Example($"{at}", Text, label, [label], "", "en"))];

    [Theory]
    [InlineData(0f, 0f, 0.1)]
    [InlineData(0f, 1f, 0.5)]
    [InlineData(1f, 0f, 0.1)]
    [InlineData(1f, 1f, 0.5)]
    public void A_label_with_few_examples_is_as_likely_as_is_set(float linearShare, float evenness, double chance)
    {
        var settings = TrainerSettings.Agency with { Nets = 1, Hidden = 16, Rounds = 10, Evenness = evenness };
        var model = ModelTrainer.Fit(OneInTen, null, settings, false, new Calibration(linearShare, 1, 1));
        var first = new float[2];

        model.Score(Text, first, []);

        Assert.Equal("rare", model.Labels[0]);
        Assert.InRange(first[0], chance - 0.07, chance + 0.07);
    }
}
