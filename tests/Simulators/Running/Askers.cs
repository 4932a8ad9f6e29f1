using System.Collections.Concurrent;
using ChatAgency.Simulators.Models;

namespace ChatAgency.Simulators.Running;

/// <summary>
/// People who ask, wait for the answer and ask on, while a test breaks something. Half of them stay in one thread;
/// the others begin a new one each time. Each answer takes a second and a half, so that some are always under way.
/// </summary>
public sealed class Askers
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(150);
    private readonly ClusterStage _stage;
    private readonly ConcurrentQueue<Asked> _asked = new();
    private readonly Task _asking;
    private volatile bool _isEnough;

    private Askers(ClusterStage stage, int count)
    {
        _stage = stage;
        stage.Model.Default = static request => ModelScript.Drip(Step, [.. Enumerable.Repeat("word ", 9), Question.EchoOf(request.Question)]);
        _asking = Task.WhenAll(Enumerable.Range(0, count).Select(i => AskOnAsync(staysInThread: i % 2 == 0)));
    }

    /// <summary>How many questions were acknowledged so far.</summary>
    public int Count => _asked.Count;

    /// <summary>Lets them begin.</summary>
    public static Askers Begin(ClusterStage stage, int count = 6) => new(stage, count);

    /// <summary>Waits until this many more questions were acknowledged, so that whatever comes next meets work of its own.</summary>
    public async Task MoreAsync(int questions)
    {
        var wanted = Count + questions;
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Count < wanted && !_asking.IsCompleted) await pace.WaitForNextTickAsync();
        if (_asking.IsCompleted) await _asking;
    }

    /// <summary>Waits until all that was asked so far is answered, so that whatever comes next interrupts none of it a second time.</summary>
    public async Task AnsweredAsync()
    {
        foreach (var asked in _asked.ToArray()) await _stage.AnsweredAsync(asked.Said, asked.Question);
    }

    /// <summary>
    /// Lets them have their last answers, and gives what is wrong with any, a line each: lost, doubled, failed, in the
    /// wrong place, or asked of the model more often than <paramref name="calls"/> times (a silo that dies at a question
    /// leaves it to another, which asks again).
    /// </summary>
    public async Task<IReadOnlyList<string>> EndAsync(int calls = 1)
    {
        _isEnough = true;
        await _asking;
        var wrong = _asked.GroupBy(static asked => asked.Said.ThreadTs).SelectMany(thread => WrongIn([.. thread]));
        return [.. wrong, .. AskedOver(calls)];
    }

    private IEnumerable<string> WrongIn(IReadOnlyList<Asked> asked)
    {
        var view = _stage.Slack.Thread(asked[0].Said.Channel, asked[0].Said.ThreadTs);
        // One answer a question, each in its turn, whole: the tag is the last word of an answer.
        var isRight = view.FromBot.Count == asked.Count
            && asked.Zip(view.FromBot).All(static pair => pair.Second.Shown.Contains(pair.First.Question.AnswerTag, StringComparison.Ordinal));
        return isRight ? [] : [$"{asked.Count} questions, and in the thread stands\n{view}"];
    }

    private IEnumerable<string> AskedOver(int calls) =>
        _stage.Model.Exchanges.Where(static exchange => exchange.Request.Question.Contains("[q:", StringComparison.Ordinal)) // A summary is no question.
            .GroupBy(static exchange => exchange.Request.Question)
            .Where(exchanges => exchanges.Count() > calls)
            .Select(static exchanges => $"the model was asked {exchanges.Count()} times: {exchanges.Key}");

    private async Task AskOnAsync(bool staysInThread)
    {
        string? thread = null;
        while (!_isEnough)
        {
            var question = Question.New("Does it go on?");
            var said = await _stage.AskAsync(question, thread);
            _asked.Enqueue(new Asked(question, said));
            await _stage.AnsweredAsync(said, question);
            if (staysInThread) thread = said.ThreadTs;
        }
    }
}
