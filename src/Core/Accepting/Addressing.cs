
namespace ChatAgency.Core.Accepting;

/// <summary>To whom a message speaks.</summary>
public enum Addressing
{
    /// <summary>To the agency: a mention, a direct message, the web chat.</summary>
    Agency,

    /// <summary>To the thread. It is for the agency only where the agency takes part in that thread.</summary>
    Thread,
}
