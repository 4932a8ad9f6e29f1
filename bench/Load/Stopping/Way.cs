namespace ChatAgency.Load.Stopping;

/// <summary>How somebody in Slack stops an answer.</summary>
internal enum Way
{
    /// <summary>Presses Stop under the placeholder.</summary>
    Button,

    /// <summary>Writes "stop" into the thread.</summary>
    Word,

    /// <summary>Removes the question.</summary>
    Removal,
}
