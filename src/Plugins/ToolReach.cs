namespace ChatAgency.Plugins;

/// <summary>How far a tool reaches, which decides when it may run. Whoever is unsure chooses the further one.</summary>
public enum ToolReach
{
    /// <summary>It works on its arguments alone: a clock, a calculation.</summary>
    Computes = 0,

    /// <summary>It brings in text that somebody wrote: pages, files, threads. From then on the turn has read what cannot be trusted.</summary>
    Reads = 1,

    /// <summary>It changes something outside of the agency: sends, books, deletes. It never runs unapproved in a turn that has read what cannot be trusted.</summary>
    Writes = 2,
}
