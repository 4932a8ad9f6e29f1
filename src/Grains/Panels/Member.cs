using System.Text;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Failures;

namespace ChatAgency.Grains.Panels;

/// <summary>One agent of a panel while it answers: what it has written, and how it ended.</summary>
internal sealed class Member(AgentName agent)
{
    private readonly StringBuilder _text = new();
    private AgentStep.Finished? _finished;

    /// <summary>One that was kept while a person was asked.</summary>
    public Member(PanelScript.Draft kept) : this(kept.Agent)
    {
        _text.Append(kept.Text);
        (_finished, Failure, Waits) = (kept.Finished, kept.Failure, kept.Waits);
    }

    public AgentName Agent => agent;

    /// <summary>What it waits for a person for; null where it does not.</summary>
    public ApprovalAsk? Waits { get; private set; }

    /// <summary>As it is kept while a person is asked.</summary>
    public PanelScript.Draft Draft => new(agent, _text.ToString(), _finished, Failure, Waits);

    public Failure? Failure { get; private set; }

    public IReadOnlyList<Author> Authors => _finished?.Authors ?? [];

    public long InputTokens => _finished?.InputTokens ?? 0;

    public long OutputTokens => _finished?.OutputTokens ?? 0;

    /// <summary>In US dollars; null where a model has no price. Who did not finish is not counted.</summary>
    public decimal? Cost => _finished is null ? 0 : _finished.Cost;

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
            case AgentStep.Suspended suspended: Waits = suspended.Ask; break;
        }
    }

    /// <summary>It takes no further part.</summary>
    public void GiveUp(Failure failure) => (_finished, Failure, Waits) = (null, failure, null);

    /// <summary>The request by which it goes on now that a person has decided; it waits no longer.</summary>
    public AgentRequest GoOn(AgentRequest request)
    {
        var approval = request.Approval! with { Ask = Waits!, Said = _text.ToString() };
        Waits = null;
        return request with { Approval = approval };
    }

    /// <summary>Its line, as people see it.</summary>
    public WorkItem Line(bool isOver) => new()
    {
        Id = $"panel-{agent}",
        Title = agent.Value,
        Status = !isOver || Waits is not null ? WorkStatus.InProgress : HasAnswered ? WorkStatus.Complete : WorkStatus.Error,
        Detail = Waits is not null ? "waits for approval" : !isOver || HasAnswered ? "" : Words(Failure?.Kind),
    };

    private static string Words(FailureKind? kind) => kind switch
    {
        FailureKind.TimedOut => "took too long",
        FailureKind.ModelBusy or FailureKind.ModelUnavailable or FailureKind.ModelStalled => "could not be reached",
        FailureKind.ContentFiltered => "stopped by the content filter",
        _ => "could not answer",
    };
}
