using ChatAgency.Chaos.Asking;
using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>How each question of a thread ended, and whether that is what should stand there.</summary>
internal sealed class OutcomeRule(ThreadStory thread)
{
    private readonly List<Ended> _ended = [];
    private readonly List<Violation> _violations = [];
    private readonly List<BotMessage> _unclaimed = [.. thread.AtRest];

    public IReadOnlyList<Ended> Ended => _ended;

    public IReadOnlyList<Violation> Judge()
    {
        if (thread.IsLong && thread.Questions is [var only]) Long(only);
        else Short();
        foreach (var message in _unclaimed) Surplus(message);
        return _violations;
    }

    private void Short()
    {
        var open = new List<AskedQuestion>();
        foreach (var question in thread.Questions)
        {
            if (!Claim(question)) open.Add(question);
        }

        // Notes have no mark of their question: they go to the questions without an answer, in order.
        foreach (var question in open.OrderBy(static question => question.AcknowledgedAt is null)) Unanswered(question, _unclaimed.FirstOrDefault(static message => Shape.IsNote(message.Text)));
    }

    private bool Claim(AskedQuestion question)
    {
        var answers = thread.AtRest.Where(message => question.Marks.Any(mark => message.Text.Contains(mark, StringComparison.Ordinal))).ToList();
        if (answers.Count == 0) return false;
        foreach (var answer in answers) _unclaimed.Remove(answer);
        if (answers.Count > 1) Add(Violations.Doubled, question, $"{answers.Count} answers stand in the thread", [.. answers.Select(static answer => answer.Versions[^1].Number)]);
        Whole(question, answers[0]);
        if (question.Expect == Expected.Nothing && !IsExcused(question)) Add(Violations.Unwanted, question, "an answer stands where none may", [answers[0].Versions[^1].Number]);
        if (question.Expect == Expected.Refusal) Add(Violations.WrongText, question, "words of an answer that was refused are left", [answers[0].Versions[^1].Number]);
        _ended.Add(new Ended(question, thread, Shape.IsNote(answers[0].Text) ? Outcome.Refused : Outcome.Answered, answers[0]));
        return true;
    }

    private void Whole(AskedQuestion question, BotMessage answer)
    {
        var text = answer.Text;
        var marks = question.Marks.ToHashSet(StringComparer.Ordinal);
        var ends = question.Wordings.Select(static wording => wording.Fact.Last!).ToHashSet(StringComparer.Ordinal);
        if (Shape.AnswersIn(text).Concat(Shape.EndsIn(text)).FirstOrDefault(mark => !marks.Contains(mark) && !ends.Contains(mark)) is { } foreign)
            Add(Violations.WrongText, question, $"it holds {foreign}, which belongs to another question", [answer.Versions[^1].Number]);
        if (!Shape.IsNote(text) && !question.Wordings.Any(wording => text.Contains(wording.Fact.Answer!, StringComparison.Ordinal) && text.Contains(wording.Fact.Last!, StringComparison.Ordinal)))
            Add(Violations.WrongText, question, "half an answer stands there as if it were whole", [answer.Versions[^1].Number]);
    }

    private void Unanswered(AskedQuestion question, BotMessage? note)
    {
        if (question.Expect == Expected.Nothing)
        {
            _ended.Add(new Ended(question, thread, Outcome.Silent, null));
            return;
        }

        if (note is not null)
        {
            _unclaimed.Remove(note);
            _ended.Add(new Ended(question, thread, Outcome.Refused, note));
            return;
        }

        if (question.AcknowledgedAt is null)
        {
            _ended.Add(new Ended(question, thread, Outcome.NotAccepted, null));
            return;
        }

        if (question.Expect == Expected.Either || question.ReplyRemoved is not null && WasFinal(question))
        {
            _ended.Add(new Ended(question, thread, Outcome.Silent, null));
            return;
        }

        _ended.Add(new Ended(question, thread, Outcome.Lost, null));
        Add(Violations.Lost, question, $"acknowledged at {question.AcknowledgedAt:0.000} s, and neither answered nor refused", [question.Asked.Number, .. question.Told.Select(static told => told.Number)]);
    }

    /// <summary>The reply that a person removed was the final one: there is nothing more to be said.</summary>
    private bool WasFinal(AskedQuestion question) => thread.Messages.Any(message =>
        message.RemovedByPerson && message.Versions.Any(version => version.At <= question.ReplyRemoved!.At + 1 && version.Fact.Gone != true && Shape.IsFinal(version.Fact.Text ?? "")));

    private void Long(AskedQuestion question)
    {
        var parts = thread.AtRest;
        var text = string.Concat(parts.Select(static part => part.Text + "\n"));
        foreach (var part in parts) _unclaimed.Remove(part);
        if (parts.Count == 0)
        {
            Unanswered(question, null);
            return;
        }

        var isNote = Shape.IsNote(text);
        _ended.Add(new Ended(question, thread, isNote ? Outcome.Refused : Outcome.Answered, parts[^1]));
        if (isNote) return;
        var isWhole = Shape.AnswersIn(text).Count == 1 && Shape.EndsIn(text).Count == 1 && Answers.HasAllSections(text);
        if (!isWhole) Add(Violations.WrongText, question, "the parts together are not the answer", [.. parts.Select(static part => part.Versions[^1].Number)]);
    }

    private void Surplus(BotMessage message)
    {
        var question = thread.Questions.Count > 0 ? thread.Questions[^1] : null;
        int[] lines = [.. message.Versions.Select(static version => version.Number)];
        var foreign = Shape.AnswersIn(message.Text) is [var first, ..] ? first : null;
        if (foreign is not null) Add(Violations.WrongText, question, $"{foreign} of another thread stands here", lines);
        else if (!Shape.IsNote(message.Text)) Add(Violations.Working, question, $"“{Start(message.Text)}” stands at the end", lines);
        else if (question is null || question.Expect != Expected.Nothing || !IsExcused(question))
            Add(question?.Expect == Expected.Nothing ? Violations.Unwanted : Violations.Doubled, question, "a note stands beside what ended the questions", lines);
    }

    /// <summary>The app was never told that the question is gone.</summary>
    private static bool IsExcused(AskedQuestion question) => question.Removed is not null && question.RemovalAcknowledgedAt is null;

    private void Add(string kind, AskedQuestion? question, string text, IReadOnlyList<int> lines) => _violations.Add(new Violation(kind, question?.Tag, text, lines));

    private static string Start(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
