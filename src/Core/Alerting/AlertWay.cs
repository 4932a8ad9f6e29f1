namespace ChatAgency.Core.Alerting;

/// <summary>A way to operators. Numbers are stored: none is changed or used again.</summary>
public enum AlertWay
{
    /// <summary>A channel where operators talk.</summary>
    Channel = 0,

    /// <summary>A service that calls whoever is on duty.</summary>
    Webhook = 1,
}
