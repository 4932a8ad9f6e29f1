using System.Text;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;

namespace ChatAgency.Grains.Panels;

/// <summary>One agent of a panel while it answers: what it has written, and how it ended.</summary>
internal sealed class Member(AgentName agent)
{
    private readonly StringBuilder _text = new();
    private AgentStep.Finished? _finished;

    public AgentName Agent => agent;

    public Failure? Failure { get; private set; }

    public IReadOnlyList<Author> Authors => _finished?.Authors ?? [];

    public long InputTokens => _finished?.InputTokens ?? 0;

    public long OutputTokens => _finished?.OutputTokens ?? 0;

    /// <summary>True where its answer is whole and says something.</summary>
    public bool HasAnswered => _finished is not null && !string.IsNullOrWhiteSpace(_text.ToString());

    public Contribution Contribution => new(agent, HasAnswered ? _text.ToString() : "");

    public void Take(AgentStep step)
    {
        switch (step)
        {
            case AgentStep.Text text: _text.Append(text.Delta); break;
            case AgentStep.Finished finished: _finished = finished; break;
            case AgentStep.Failed failed: Failure = failed.Failure; break;
        }
    }

    /// <summary>It takes no further part.</summary>
    public void GiveUp(Failure failure) => (_finished, Failure) = (null, failure);

    /// <summary>Its line, as people see it.</summary>
    public WorkItem Line(bool isOver) => new()
    {
        Id = $"panel-{agent}",
        Title = agent.Value,
        Status = !isOver ? WorkStatus.InProgress : HasAnswered ? WorkStatus.Complete : WorkStatus.Error,
        Detail = !isOver || HasAnswered ? "" : Words(Failure?.Kind),
    };

    private static string Words(FailureKind? kind) => kind switch
    {
        FailureKind.TimedOut => "took too long",
        FailureKind.ModelBusy or FailureKind.ModelUnavailable or FailureKind.ModelStalled => "could not be reached",
        FailureKind.ContentFiltered => "stopped by the content filter",
        _ => "could not answer",
    };
}
