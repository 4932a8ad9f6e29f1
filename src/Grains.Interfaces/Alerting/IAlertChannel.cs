using ChatAgency.Core.Alerting;

namespace ChatAgency.Grains.Interfaces.Alerting;

/// <summary>A way to operators. Neither method throws for a fault of the way, only where it is cancelled; neither repeats a call: that is decided from the outcome.</summary>
public interface IAlertChannel
{
    /// <summary>Which way this is.</summary>
    AlertWay Way { get; }

    /// <summary>True where it is set up.</summary>
    bool IsSet { get; }

    /// <summary>Tells an incident as it stands: anew, or by changing what stands under the step's reference.</summary>
    Task<AlertOutcome> TellAsync(AlertStep step, CancellationToken cancellationToken);

    /// <summary>Tells what the agency healed by itself. A way that calls people out has nothing to do, and says that it is told.</summary>
    Task<AlertOutcome> TellHealedAsync(IReadOnlyList<AlertReport> healed, CancellationToken cancellationToken);
}
