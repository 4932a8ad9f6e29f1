namespace ChatAgency.Core.Accepting;

/// <summary>What a new message does while another of its conversation is being answered.</summary>
public enum WhenBusy
{
    /// <summary>It waits for its turn.</summary>
    Queue,

    /// <summary>It joins the answer that is being written, which is begun anew with both. Where the answer is whole already, it waits.</summary>
    Steer,

    /// <summary>It takes over: what runs and what waits ends with a line that says so. Where the answer is whole already, it waits.</summary>
    Supersede,
}
