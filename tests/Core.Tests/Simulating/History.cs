using System.Globalization;
using System.Text;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>What happened in a run, as one number; in words too while it is replayed.</summary>
internal sealed class History(SimClock clock, bool inWords)
{
    private readonly StringBuilder words = new();
    private ulong hash = 14695981039346656037;

    public ulong Hash => hash;

    public string Words => words.ToString();

    public void Fact(string what, long a = 0, long b = 0)
    {
        Mix((ulong)clock.Ticks);
        Mix((ulong)what.Length ^ what[0]);
        Mix((ulong)a);
        Mix((ulong)b);
        if (!inWords) return;
        words.Append(CultureInfo.InvariantCulture, $"{TimeSpan.FromTicks(clock.Ticks).TotalSeconds,10:0.000}  ");
        if (what == "reach") words.Append(CultureInfo.InvariantCulture, $"silo{a} {CrashPoints.Name((int)b)}").AppendLine();
        else words.Append(CultureInfo.InvariantCulture, $"{what} {a} {b}").AppendLine();
    }

    /// <summary>A line that only a reader needs.</summary>
    public void Tell(Func<string> line)
    {
        if (inWords) words.Append(CultureInfo.InvariantCulture, $"{TimeSpan.FromTicks(clock.Ticks).TotalSeconds,10:0.000}  ").AppendLine(line());
    }

    private void Mix(ulong value) => hash = (hash ^ value) * 1099511628211;
}
