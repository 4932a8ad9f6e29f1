namespace ChatAgency.Core.Alerting;

/// <summary>Where an incident is. Numbers are stored: none is changed or used again.</summary>
public enum IncidentPhase
{
    /// <summary>Nobody has said that they look after it.</summary>
    Open = 0,

    /// <summary>Somebody looks after it: nobody else is told.</summary>
    Acknowledged = 1,

    /// <summary>It was not seen any more.</summary>
    Resolved = 2,
}
