using ChatAgency.Classifying.Comparing;
using ChatAgency.Classifying.Deciding;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>
/// Says of a text which agents it is for, without a model call: learnt for the agents that the training messages are about,
/// by likeness to the examples in its profile for any other. One for a set of profiles; made anew when they change. Safe to
/// share; a call takes some tens of microseconds.
/// </summary>
internal sealed class RouteClassifier
{
    // Where an unknown agent's chance is even: messages of a field seldom are as like to an example of another one
    // (tests/Grains.Tests/Routing/NewAgentTests.cs holds both sides).
    private const float EvenLikeness = 0.30f;
    private const float LikenessSteepness = 22;

    private readonly TextModel _model;
    private readonly AgentName[] _names;
    private readonly int[] _labels;
    private readonly ExampleIndex? _index;
    private readonly int[] _newcomers;

    /// <param name="profiles">The agents there are; one of them is General.</param>
    public RouteClassifier(IReadOnlyList<AgentProfile> profiles)
    {
        _model = BuiltInModel.Model;
        _names = [.. profiles.Select(static profile => profile.Name)];
        _labels = [.. profiles.Select(profile => LabelOf(profile.Name))];
        _newcomers = [.. Enumerable.Range(0, profiles.Count).Where(at => _labels[at] < 0 && profiles[at].Examples.Count > 0)];
        if (_newcomers.Length == 0) return;
        var examples = _newcomers.SelectMany((at, owner) => profiles[at].Examples.Select(text => (owner, text)));
        var others = profiles.Where((_, at) => _labels[at] >= 0).SelectMany(static profile => profile.Examples);
        _index = new ExampleIndex(_model.Reader, [.. examples], [.. others]);
    }

    /// <summary>Names the model, by what it was trained to: another version may choose otherwise.</summary>
    public static string Version => BuiltInModel.Version;

    /// <summary>How likely each agent is the one that the text is for, and how likely it is needed at all; the likeliest first.</summary>
    public RouteVerdict Classify(ReadOnlySpan<char> text)
    {
        Span<float> first = stackalloc float[_model.Labels.Count];
        Span<float> needed = stackalloc float[_model.Labels.Count];
        _model.Score(text, first, needed);
        Span<float> newcomers = stackalloc float[_newcomers.Length];
        var left = Newcomers(text, newcomers);

        var chances = new AgentChance[_names.Length];
        var sum = 0f;
        for (var at = 0; at < chances.Length; at++)
        {
            var label = _labels[at];
            var newcomer = label < 0 ? Array.IndexOf(_newcomers, at) : -1;
            var chance = label >= 0 ? first[label] * left : newcomer >= 0 ? newcomers[newcomer] : 0;
            chances[at] = new AgentChance(_names[at], chance, label >= 0 ? needed[label] * left : chance);
            sum += chance;
        }

        // What belongs to an agent that is gone is shared by those there are.
        for (var at = 0; at < chances.Length; at++) chances[at] = chances[at] with { First = sum > 0 ? chances[at].First / sum : 0 };
        chances.AsSpan().Sort(static (one, other) => other.First.CompareTo(one.First));
        return new RouteVerdict(chances, Version);
    }

    private int LabelOf(AgentName name)
    {
        for (var label = 0; label < _model.Labels.Count; label++)
        {
            if (string.Equals(_model.Labels[label], name.Value, StringComparison.OrdinalIgnoreCase)) return label;
        }

        return -1;
    }

    // Writes the chances of those that were not learnt; returns what is left for the others.
    private float Newcomers(ReadOnlySpan<char> text, Span<float> chances)
    {
        if (_index is null) return 1;
        _index.Compare(text, chances);
        var left = 1f;
        foreach (ref var chance in chances)
        {
            chance = 1 / (1 + MathF.Exp(-LikenessSteepness * (chance - EvenLikeness)));
            left *= 1 - chance;
        }

        var sum = 0f;
        foreach (var chance in chances) sum += chance;
        if (sum > 0)
        {
            foreach (ref var chance in chances) chance *= (1 - left) / sum;
        }

        return left;
    }
}
