using System.Globalization;
using System.Text.RegularExpressions;
using ChatAgency.Routing.Gathering;
using ChatAgency.Routing.Judging;
using ChatAgency.Routing.Measuring;
using ChatAgency.Routing.Starting;

namespace ChatAgency.Training.Tests.Judging;

public sealed partial class BenchTests
{
    [Fact]
    public void The_agency_holds_its_bar_on_messages_that_it_has_not_seen()
    {
        using var told = new StringWriter(CultureInfo.InvariantCulture);

        AgencyJudge.Judge(told);

        var figures = Figure().Match(told.ToString());
        Assert.True(figures.Success, told.ToString());
        Assert.InRange(Number(figures, 1), 85, 100);
        Assert.InRange(Number(figures, 2), 0, 0.06);
        Assert.Contains("µs a message", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_set_is_judged_by_the_same_trainer()
    {
        using var told = new StringWriter(CultureInfo.InvariantCulture);

        BankingJudge.Judge(25, told);

        Assert.InRange(double.Parse(Percent().Match(told.ToString()).Groups[1].Value, CultureInfo.InvariantCulture), 40, 90);
    }

    [Fact]
    public void Predictions_keep_the_order_and_the_names_of_the_messages()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (input, output) = (Path.Combine(folder.FullName, "in.tsv"), Path.Combine(folder.FullName, "out.tsv"));
            File.WriteAllText(input, "id\ttext\nb7\twrite a haiku about rain\na1\tTypeError: x is not a function\\n    at a.js:1:2\n");

            Assert.Equal(2, Predictions.Write(input, output));
            Assert.Equal("id\tprimary\tlabels\nb7\tcreative\tcreative\na1\tcode\tcode\n", File.ReadAllText(output));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--in", "x.tsv")]
    [InlineData("--set", "nothing")]
    [InlineData("--nonsense")]
    public void A_command_that_makes_no_sense_is_refused(params string[] args) => Assert.Null(BenchOptions.Parse(args));

    [Fact]
    public void Calibration_error_is_the_gap_between_confidence_and_success()
    {
        Judged[] sure = [new("a", "a", 0.9f), new("a", "b", 0.9f)];

        Assert.Equal(0.4, Figures.CalibrationError(sure), 3);
        Assert.Equal(0.5, Figures.Accuracy(sure), 3);
        Assert.Equal(2.0 / 3, Figures.MacroF1(sure), 3);
    }

    [Fact]
    public void The_public_sets_are_whole()
    {
        var clinc = Sets.Clinc;

        Assert.Equal((15_000, 3_000, 4_500, 100, 100, 1_000), (clinc.Train.Count, clinc.Validation.Count, clinc.Test.Count, clinc.OutsideTrain.Count, clinc.OutsideValidation.Count, clinc.OutsideTest.Count));
        Assert.Equal((10_003, 3_080), (Sets.BankingTraining.Count, Sets.BankingTest.Count));
        Assert.Equal(77, Sets.BankingTest.Select(static one => one.First).Distinct().Count());
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"primary right ([\d.]+) ?%.*calibration error ([\d.]+)")]
    private static partial Regex Figure();

    [GeneratedRegex(@"accuracy ([\d.]+) ?%")]
    private static partial Regex Percent();
}
