using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>A whole history, ordered by what its facts are about.</summary>
public sealed class Story
{
    private readonly ILookup<string, Line> _linesOf;
    private readonly ILookup<string, FaultSpan> _faultsOf;
    private readonly Dictionary<(string Channel, string Thread), ThreadStory> _threads = [];
    private readonly Dictionary<string, ThreadStory> _threadOfTag = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AskedQuestion> _byTag = new(StringComparer.Ordinal);

    public Story(IEnumerable<Fact> facts)
    {
        Lines = [.. facts.Select(static (fact, index) => new Line(index + 1, fact))];
        _linesOf = Lines.ToLookup(static line => line.Fact.What);
        foreach (var line in Lines) Take(line);
        Faults = FaultSpans.Of(Lines, EndAt);
        _faultsOf = Faults.ToLookup(static fault => fault.Channel ?? "");
        foreach (var line in Lines.Where(static line => line.Fact.What == Facts.Removed)) Remove(line);
    }

    public IReadOnlyList<Line> Lines { get; }

    public IReadOnlyCollection<ThreadStory> Threads => _threads.Values;

    public IEnumerable<AskedQuestion> Questions => _threads.Values.SelectMany(static thread => thread.Questions);

    public IReadOnlyList<FaultSpan> Faults { get; }

    public long? Seed => Lines.FirstOrDefault(static line => line.Fact.What == Facts.Run)?.Fact.Id;

    /// <summary>When the last line was written.</summary>
    public double EndAt => Lines.Count == 0 ? 0 : Lines[^1].At;

    /// <summary>Reads a history file.</summary>
    public static Story Read(string path) => new(File.ReadLines(path).Where(static line => line.Length > 0).Select(FactJson.Read));

    public ThreadStory? ThreadOf(string tag) => _threadOfTag.GetValueOrDefault(tag);

    public IEnumerable<Line> Of(string what) => _linesOf[what];

    /// <summary>The faults that concern a channel.</summary>
    public IEnumerable<FaultSpan> FaultsOf(string channel) => _faultsOf[channel].Concat(_faultsOf[""]);

    /// <summary>The end of the last fault that concerns a channel and touches a span of time, no later than its end.</summary>
    public double CalmSince(string channel, double from, double to) =>
        FaultsOf(channel).Where(fault => fault.Touches(from, to)).Select(fault => Math.Min(fault.To, to)).DefaultIfEmpty(from).Max();

    private void Take(Line line)
    {
        var fact = line.Fact;
        switch (fact.What)
        {
            case Facts.Asked:
                var question = new AskedQuestion(line);
                var thread = Thread(fact);
                thread.Ask(question);
                Name(fact.Tag!, question, thread);
                break;
            case Facts.Edited when _byTag.TryGetValue(fact.Detail!, out var edited):
                edited.Reword(line);
                Name(fact.Tag!, edited, _threadOfTag[fact.Detail!]);
                break;
            case Facts.Told when fact.Tag is { } tag && _byTag.TryGetValue(tag, out var told):
                told.Tell(line);
                break;
            case Facts.ModelBegin when fact.Tag is { } tag && _byTag.TryGetValue(tag, out var called):
                called.Call(line);
                break;
            case Facts.Shown when fact.Bot == true:
                Thread(fact).Message(fact.Ts!).Show(line);
                break;
        }
    }

    private void Remove(Line line)
    {
        if (line.Fact.Tag is not { } tag || !_byTag.TryGetValue(tag, out var question)) return;
        if (line.Fact.Detail == "question")
        {
            question.Removed = line;
            return;
        }

        question.ReplyRemoved = line;
        foreach (var message in _threadOfTag[tag].Messages.Where(message => message.Ts == line.Fact.Ts)) message.RemovedByPerson = true;
    }

    private void Name(string tag, AskedQuestion question, ThreadStory thread) => (_byTag[tag], _threadOfTag[tag]) = (question, thread);

    private ThreadStory Thread(Fact fact)
    {
        // In a direct message a reply beside the question is as good as one below it.
        var key = (fact.Channel!, fact.Channel!.StartsWith('D') ? "" : fact.Thread!);
        if (!_threads.TryGetValue(key, out var thread)) _threads[key] = thread = new ThreadStory(key.Item1, key.Item2);
        return thread;
    }
}
