
namespace ChatAgency.Core.Accepting;

/// <summary>What happened to a message.</summary>
public enum MessageKind
{
    /// <summary>A person wrote it.</summary>
    Said,

    /// <summary>Its author changed the text.</summary>
    Edited,

    /// <summary>Its author, or an admin, removed it.</summary>
    Deleted,
}
