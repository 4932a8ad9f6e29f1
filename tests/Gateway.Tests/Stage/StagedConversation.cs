using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Views;

namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>What a test grain does, in the hands of the test.</summary>
public sealed class StagedConversation
{
    private static readonly ConcurrentDictionary<string, StagedConversation> s_all = new();

    private readonly Lock _lock = new();
    private readonly List<TurnView> _turns = [];
    private readonly List<ConversationChange> _changes = [];
    private readonly List<IncomingMessage> _messages = [];
    private readonly string _key;
    private TaskCompletionSource _changed = Signal();
    private int _watchers;
    private int _breaks;
    private bool _kept;

    private StagedConversation(string key) => _key = key;

    /// <summary>Stands in for keeping a message.</summary>
    public Func<IncomingMessage, CancellationToken, Task<AcceptResult>>? AcceptInstead { get; set; }

    /// <summary>Thrown by the next read.</summary>
    public Exception? ReadFault { get; set; }

    public int Watchers => Volatile.Read(ref _watchers);

    public string? LastAfter { get; private set; }

    public IReadOnlyList<IncomingMessage> Messages { get { lock (_lock) return [.. _messages]; } }

    public static StagedConversation Of(string key) => s_all.GetOrAdd(key, static k => new StagedConversation(k));

    public static StagedConversation Web(string person, string name) => Of($"web/{TestSignIn.Workspace}/{person}:{name}");

    public Task<AcceptResult> Accept(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (AcceptInstead is { } instead) return instead(message, cancellationToken);
        lock (_lock)
        {
            var known = _messages.FindIndex(m => m.Id == message.Id);
            if (known >= 0)
            {
                var same = _messages[known].Digest == message.Digest;
                return Task.FromResult(new AcceptResult(same ? AcceptOutcome.Duplicate : AcceptOutcome.Mismatch, same ? known + 1 : 0));
            }

            _messages.Add(message);
            _kept = true;
            var turn = new TurnView
            {
                Turn = _turns.Count + 1,
                State = TurnState.Accepted,
                Author = message.Author.Value,
                Question = message.Text,
                Text = "",
                AcceptedAt = message.SentAt,
            };
            _turns.Add(turn);
            Tell(p => new ConversationChange.Turn(turn) { Position = p });
            return Task.FromResult(new AcceptResult(AcceptOutcome.Accepted, turn.Turn));
        }
    }

    public bool Decide(long number, string approval, bool approves)
    {
        lock (_lock)
        {
            if (number > _turns.Count || _turns[(int)number - 1].Approval != approval) return false;
        }

        Change(number, turn => turn with { Approval = null, Text = approves ? "Approved." : "Denied." });
        return true;
    }

    public TurnView Turn(long number) { lock (_lock) return _turns[(int)number - 1]; }

    /// <summary>Changes a turn and tells it as a whole.</summary>
    public void Change(long number, Func<TurnView, TurnView> change)
    {
        lock (_lock)
        {
            var turn = _turns[(int)number - 1] = change(_turns[(int)number - 1]);
            Tell(p => new ConversationChange.Turn(turn) { Position = p });
        }
    }

    public void Grow(long number, string text)
    {
        lock (_lock)
        {
            var turn = _turns[(int)number - 1];
            _turns[(int)number - 1] = turn with { Text = turn.Text + text };
            Tell(p => new ConversationChange.Growth(number, turn.Text.Length, text) { Position = p });
        }
    }

    public void Route(long number, string agent, string reason) =>
        Change(number, t => t with { State = TurnState.Answering, Agent = agent, Reason = reason });

    public void Complete(long number) => End(number, TurnState.Completed);

    public void Fail(long number, string errorId, string text) =>
        Change(number, t => t with { State = TurnState.Failed, Text = text, ErrorId = errorId, CanTryAgain = true, EndedAt = t.AcceptedAt });

    public bool Cancel(long? number)
    {
        lock (_lock)
        {
            var open = _turns.Where(t => t.State < TurnState.Completed && (number is null || t.Turn == number)).Select(t => t.Turn).ToArray();
            foreach (var turn in open) End(turn, TurnState.Cancelled);
            return open.Length > 0;
        }
    }

    public bool TryAgain(long number)
    {
        lock (_lock)
        {
            if (number > _turns.Count || !Turn(number).CanTryAgain) return false;
            Change(number, t => t with { State = TurnState.Routing, Text = "", ErrorId = null, CanTryAgain = false, EndedAt = null });
            return true;
        }
    }

    public bool Redo(long number, bool shorter)
    {
        lock (_lock)
        {
            if (number > _turns.Count || Turn(number).State < TurnState.Completed) return false;
            Change(number, t => t with { State = TurnState.Routing, Text = shorter ? "" : t.Text, EndedAt = null });
            return true;
        }
    }

    public bool Rate(long number, Verdict verdict, string? reason)
    {
        lock (_lock)
        {
            if (number > _turns.Count || Turn(number).State != TurnState.Completed) return false;
            Change(number, t => t with { Feedback = [new Feedback(new PersonId("ann"), verdict, t.AcceptedAt, reason)] });
            return true;
        }
    }

    public bool AnswerBy(long number, string agent)
    {
        lock (_lock)
        {
            if (number > _turns.Count || Turn(number).Others?.Contains(agent) != true) return false;
            Change(number, t => t with { State = TurnState.Answering, Agent = agent, Reason = $"You chose {agent} for this message.", Text = "", Others = null, EndedAt = null });
            return true;
        }
    }

    public void Erase()
    {
        lock (_lock)
        {
            _turns.Clear();
            _messages.Clear();
            _kept = false;
            Tell(p => new ConversationChange.Erased { Position = p });
        }
    }

    /// <summary>Every open stream of changes throws.</summary>
    public void BreakStreams()
    {
        lock (_lock)
        {
            _breaks++;
            Wake();
        }
    }

    public ConversationView? Read()
    {
        lock (_lock)
        {
            if (ReadFault is { } fault) throw fault;
            return _kept && ConversationId.TryParse(_key, out var id) ? new ConversationView(id, [.. _turns], Position()) : null;
        }
    }

    public async IAsyncEnumerable<ConversationChange> Watch(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int next;
        int breaks;
        TurnView[] first;
        lock (_lock)
        {
            LastAfter = after;
            breaks = _breaks;
            var known = int.TryParse(after, out next) && next <= _changes.Count;
            if (!known) next = _changes.Count;
            first = known ? [] : [.. _turns];
        }

        Interlocked.Increment(ref _watchers);
        try
        {
            foreach (var turn in first) yield return new ConversationChange.Turn(turn) { Position = next.ToString() };
            while (true)
            {
                ConversationChange[] news;
                Task changed;
                lock (_lock)
                {
                    if (_breaks != breaks) throw new TimeoutException("The stream of changes broke.");
                    news = [.. _changes.Skip(next)];
                    next = _changes.Count;
                    changed = _changed.Task;
                }

                foreach (var change in news) yield return change;
                if (news.Length == 0) await changed.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _watchers);
        }
    }

    private void End(long number, TurnState state) =>
        Change(number, t => t with { State = state, CanTryAgain = state != TurnState.Completed, EndedAt = t.AcceptedAt });

    private void Tell(Func<string, ConversationChange> change)
    {
        _changes.Add(change((_changes.Count + 1).ToString()));
        Wake();
    }

    private void Wake()
    {
        _changed.SetResult();
        _changed = Signal();
    }

    private string Position() => _changes.Count.ToString();

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
