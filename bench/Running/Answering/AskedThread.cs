using System.Diagnostics;
using ChatAgency.Simulators.Slack.Views;

namespace ChatAgency.Running.Answering;

/// <summary>A thread of a run: what was asked in it, one after another, and what the app shows there.</summary>
public sealed class AskedThread(string channel, string root)
{
    private readonly Lock _lock = new();
    private readonly List<Asked> _asked = [];
    private readonly Dictionary<string, string> _posts = new(StringComparer.Ordinal);
    private Asked? _open;

    public string Channel => channel;

    /// <summary>The ts of the message that began it.</summary>
    public string Root => root;

    /// <summary>What is wrong with what stands there now; nothing where all is well.</summary>
    public IReadOnlyList<string> Faults()
    {
        lock (_lock)
        {
            var faults = _asked.Where(static asked => asked.Acknowledged == 0).Select(asked => $"{root}: not acknowledged: {asked.Question.Text}")
                .Concat(_asked.Where(asked => Answers(asked) != 1).Select(asked => $"{root}: {Answers(asked)} whole answers: {asked.Question.Text}"));
            return [.. faults, .. _posts.Count == _asked.Count ? (ReadOnlySpan<string>)[] : [$"{root}: {_posts.Count} posts for {_asked.Count} questions"]];
        }
    }

    internal void Ask(Asked asked)
    {
        lock (_lock)
        {
            _asked.Add(asked);
            _open = asked;
        }
    }

    internal void Shown(ShownChange change)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            if (change.IsGone)
            {
                _posts.Remove(change.Now.Ts);
                return;
            }

            _posts[change.Now.Ts] = change.Now.Shown;
            if (_open is not { } open) return;
            if (open.FirstSign == 0) open.FirstSign = now;
            if (open.Answered == 0 && change.Now.Shown.Contains(open.Answer, StringComparison.Ordinal)) open.Finish(now);
        }
    }

    private int Answers(Asked asked) => _posts.Values.Count(text => text.Contains(asked.Answer, StringComparison.Ordinal));
}
