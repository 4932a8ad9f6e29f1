namespace ChatAgency.Core.Alerting;

/// <summary>How much an operator should mind. Numbers are stored: none is changed or used again.</summary>
public enum AlertSeverity
{
    /// <summary>The agency healed itself; told later, many in one post.</summary>
    Info = 0,

    /// <summary>It can wait until quiet hours end.</summary>
    Warning = 1,

    /// <summary>The promise is in danger: told at any hour.</summary>
    Critical = 2,
}
