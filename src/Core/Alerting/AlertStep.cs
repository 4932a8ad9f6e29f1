namespace ChatAgency.Core.Alerting;

/// <summary>Something to be told now.</summary>
/// <param name="Incident">Of which incident.</param>
/// <param name="Way">By which way.</param>
/// <param name="Round">In which round, from 1.</param>
/// <param name="Reference">What is to be changed; null where it is told anew.</param>
public sealed record AlertStep(Incident Incident, AlertWay Way, int Round, string? Reference);
