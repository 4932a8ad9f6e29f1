using System.Text.Json;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Gathering;

/// <summary>CLINC150: 150 intents, and texts that are of none of them (<see cref="OutOfScope"/>).</summary>
internal sealed record ClincSet(
    IReadOnlyList<Example> Train, IReadOnlyList<Example> Validation, IReadOnlyList<Example> Test,
    IReadOnlyList<Example> OutsideTrain, IReadOnlyList<Example> OutsideValidation, IReadOnlyList<Example> OutsideTest)
{
    /// <summary>The label of texts that are of no intent.</summary>
    public const string OutOfScope = "oos";

    public static ClincSet Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return new ClincSet(Split("train"), Split("val"), Split("test"), Split("oos_train"), Split("oos_val"), Split("oos_test"));

        IReadOnlyList<Example> Split(string name) =>
            [.. json.RootElement.GetProperty(name).EnumerateArray().Select((item, at) => ToExample($"{name}-{at}", item[0].GetString()!, item[1].GetString()!))];
    }

    private static Example ToExample(string id, string text, string label) => new(id, text, label, [label], "", "en");
}
