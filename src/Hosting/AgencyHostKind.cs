namespace ChatAgency.Hosting;

/// <summary>Which of the hosts a process is.</summary>
public enum AgencyHostKind
{
    /// <summary>Silo and gateway in one process, for one person's machine.</summary>
    Local = 0,

    /// <summary>Platforms, web chat and API; keeps nothing.</summary>
    Gateway = 1,

    /// <summary>The cluster's side, with the console.</summary>
    Silo = 2,
}
