using ChatAgency.Classifying.Deciding;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Training.Fitting;

/// <summary>Finds the powers by which probabilities come true: those with the least surprise on examples that were held out.</summary>
internal static class CalibrationFitter
{
    private const int Steps = 60;

    public static Calibration Fit(TextModel model, IReadOnlyList<(Features Features, int First, bool[] Needed)> held)
    {
        var first = new float[held.Count][];
        var needed = new float[held.Count][];
        for (var i = 0; i < held.Count; i++)
        {
            first[i] = new float[model.Labels.Count];
            needed[i] = model.Several ? new float[model.Labels.Count] : [];
            model.Score(held[i].Features, first[i], needed[i]);
        }

        var firstPower = Best(power => held.Select((one, i) => Surprise(first[i], one.First, power)).Sum());
        var neededPower = !model.Several ? 1 : Best(power => held.Select((one, i) => Surprise(needed[i], one.Needed, power)).Sum());
        return model.Calibration with { FirstPower = firstPower, NeededPower = neededPower };
    }

    private static float Best(Func<double, double> surprise) =>
        Enumerable.Range(0, Steps).Select(static step => 0.4 * Math.Pow(1.04, step)).MinBy(surprise) is var best ? (float)best : 1;

    private static double Surprise(float[] probabilities, int truth, double power) =>
        Math.Log(probabilities.Sum(one => Math.Pow(one, power))) - power * Math.Log(Math.Max(probabilities[truth], 1e-12));

    private static double Surprise(float[] probabilities, bool[] truths, double power)
    {
        var sum = 0.0;
        for (var i = 0; i < truths.Length; i++)
        {
            var yes = Math.Pow(probabilities[i], power);
            var no = Math.Pow(1 - probabilities[i], power);
            sum -= Math.Log(Math.Max((truths[i] ? yes : no) / (yes + no), 1e-12));
        }

        return sum;
    }
}
