using ChatAgency.Core.Alerting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Steps;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Alerting;

/// <summary>What of a turn's notices operators are alerted to. Keys and lines name platforms and kinds, never a conversation: the log has those.</summary>
internal sealed class TurnAlerts(AlertDesk desk, IOptions<AlertOptions> options, TimeProvider time)
{
    private readonly Tally _parked = new(time);
    private readonly Tally _failed = new(time);
    private readonly Tally _faults = new(time);

    public void Tell(ConversationId conversation, Notice notice)
    {
        switch (notice)
        {
            case Notice.TurnParked:
                desk.Healed("healed/parked", "a turn was parked with a note, and its thread went on");
                if (IsTooMany(_parked, options.Value.ParkedTurns)) Raise("turns-parked", AlertSeverity.Warning, "turns are parked after repeated faults of the agency's own");
                break;
            case Notice.TurnFailed:
                if (IsTooMany(_failed, options.Value.FailedTurns)) Raise("turns-failed", AlertSeverity.Warning, $"{options.Value.FailedTurns} {(options.Value.FailedTurns == 1 ? "turn" : "turns")} failed within {options.Value.WithinMinutes} minutes");
                break;
            case Notice.TurnResumed:
                desk.Healed("healed/resumed", "a turn was taken up again from where it had stopped");
                break;
            case Notice.PostRemoved:
                desk.Healed("healed/removed", "a post that should not stand was removed");
                break;
            case Notice.PlatformRefuses e:
                Raise($"refused/{conversation.Platform}", AlertSeverity.Warning, $"{conversation.Platform} refuses {e.Call} until somebody acts: {e.Reason}");
                break;
            case Notice.GaveUp e:
                Raise($"gave-up/{conversation.Platform}", AlertSeverity.Warning, $"what became of {e.Call} on {conversation.Platform} could not be found out");
                break;
        }
    }

    public void Fault()
    {
        if (IsTooMany(_faults, options.Value.Faults)) Raise("faults", AlertSeverity.Warning, $"{options.Value.Faults} faults of the agency's own within {options.Value.WithinMinutes} minutes");
    }

    /// <summary>A stored conversation cannot be read.</summary>
    public void Unreadable() => Raise("unreadable", AlertSeverity.Critical, "the record of a conversation cannot be read: its messages are refused until it can be");

    private bool IsTooMany(Tally tally, int tooMany) => tally.Count(tooMany, options.Value.Within);

    private void Raise(string key, AlertSeverity severity, string summary) => desk.Report(new AlertReport(key, severity, summary));
}
