using System.Collections.Concurrent;
using ChatAgency.Core.Accepting;

namespace ChatAgency.Slack.Speaking;

/// <summary>
/// Counts what one author says to the agency in one thread within a minute: whoever answers each of its answers at once is
/// no person, and the two would never end.
/// </summary>
internal sealed class PairWindow(TimeProvider time)
{
    private const int MostPairs = 10_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Pair> pairs = new(StringComparer.Ordinal);

    /// <summary>Counts a message; true where it is more than so many of the last minute. The same message counts once.</summary>
    public bool IsOver(IncomingMessage message, int most)
    {
        if (most == 0) return false;
        if (pairs.Count >= MostPairs) Forget();
        var pair = pairs.GetOrAdd($"{message.Conversation}/{message.Author.Value}", static _ => new Pair());
        return pair.Count(message.Id.Value, time.GetTimestamp(), at => time.GetElapsedTime(at) >= Minute) > most;
    }

    private void Forget()
    {
        foreach (var (name, pair) in pairs)
        {
            if (pair.IsIdle(at => time.GetElapsedTime(at) >= Minute)) pairs.TryRemove(name, out _);
        }

        if (pairs.Count >= MostPairs) pairs.Clear();
    }

    private sealed class Pair
    {
        private readonly Lock gate = new();
        private readonly Queue<(string Message, long At)> said = [];

        public int Count(string message, long now, Predicate<long> isOld)
        {
            lock (gate)
            {
                while (said.TryPeek(out var first) && isOld(first.At)) said.Dequeue();
                if (!said.Any(one => one.Message == message)) said.Enqueue((message, now));
                return said.Count;
            }
        }

        public bool IsIdle(Predicate<long> isOld)
        {
            lock (gate) return said.All(one => isOld(one.At));
        }
    }
}
