using System.Globalization;
using ChatAgency.Running.Answering;

namespace ChatAgency.Scale.Filling;

/// <summary>The conversations that are generated.</summary>
/// <param name="Team">Their workspace.</param>
/// <param name="Template">The conversation that they are copies of: <c>slack/TEAM/CHANNEL:TS</c>.</param>
/// <param name="Channel">The channel that they all lie in.</param>
/// <param name="Count">How many.</param>
internal sealed record Generated(string Team, string Template, string Channel, int Count)
{
    /// <summary>The seconds of their ts; a number of six digits follows. Beyond a million the seconds go on.</summary>
    public const long Epoch = 1_500_000_000;

    /// <summary>The id of a conversation up to the second of its ts.</summary>
    public string Prefix => $"slack/{Team}/{Channel}:";

    /// <summary>The ts of the n-th one, from 0.</summary>
    public static string Root(int number) => string.Create(CultureInfo.InvariantCulture, $"{Epoch + (number / 1_000_000)}.{number % 1_000_000:000000}");

    /// <summary>So many of them, spread evenly, as threads on Slack.</summary>
    public IEnumerable<AskedThread> Spread(Stage stage, int count, int from) =>
        Enumerable.Range(0, count).Select(number => stage.Begin(Channel, Root((int)((((long)number * Count) / count) + from))));
}
