using ChatAgency.Classifying.Deciding;
using ChatAgency.Classifying.Reading;
using ChatAgency.Routing.Gathering;
using ChatAgency.Training.Fitting;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Training.Tests.Fitting;

/// <summary>Neither part of the mean may live off the other.</summary>
public sealed class PartsTests
{
    private static readonly TrainerSettings Small = TrainerSettings.Agency with { Nets = 1, Hidden = 32, Rounds = 10 };

    private static readonly IReadOnlyList<Example> Learnt = [.. Sets.AgencyTraining.Where(static (_, at) => at % 3 == 0)];

    private static readonly IReadOnlyList<Example> Unseen = [.. Sets.AgencyTraining.Where(static (_, at) => at % 3 == 1)];

    [Theory]
    [InlineData(1f)]
    [InlineData(0f)]
    public void Each_part_alone_knows_every_label(float linearShare)
    {
        var model = ModelTrainer.Fit(Learnt, WordVectors.English, Small, true, new Calibration(linearShare, 1, 1));
        var first = new float[4];
        var right = Unseen.ToLookup(static one => one.First, one =>
        {
            model.Score(one.Text, first, []);
            return model.Labels[Array.IndexOf(first, first.Max())] == one.First;
        });

        Assert.All(right, label => Assert.True(label.Average(static hit => hit ? 1.0 : 0) > 0.65, $"{label.Key}: {label.Average(static hit => hit ? 1.0 : 0):P1}"));
    }
}
