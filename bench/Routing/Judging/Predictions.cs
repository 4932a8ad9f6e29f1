using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Routing;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Judging;

/// <summary>Says of any messages which agents they are for.</summary>
internal static class Predictions
{
    /// <summary>Reads messages (<c>id</c>, <c>text</c>) and writes what is said of them (<c>id</c>, <c>primary</c>, <c>labels</c>); returns how many.</summary>
    public static int Write(string input, string output)
    {
        var classifier = new RouteClassifier(AgentRoster.BuiltIn().All);
        using var writer = new StreamWriter(output);
        writer.NewLine = "\n";
        writer.WriteLine("id\tprimary\tlabels");
        var count = 0;
        foreach (var message in MessageFile.Read(input))
        {
            var verdict = classifier.Classify(Addressed.Body(message.Text));
            var labels = verdict.Needed.Select(static one => one.Agent.Value.ToLowerInvariant());
            writer.WriteLine($"{message.Id}\t{verdict.Best.Agent.Value.ToLowerInvariant()}\t{string.Join(',', labels)}");
            count++;
        }

        return count;
    }
}
