
namespace ChatAgency.Core.Delivery;

/// <summary>What every post and update carries as metadata.</summary>
/// <param name="Marker">Whose post it is.</param>
/// <param name="Revision">Rises with each content that is written; the highest is the right one.</param>
/// <param name="IsFinal">True for the last text of a turn, which goes before anyone's progress.</param>
public sealed record PostMark(Marker Marker, long Revision, bool IsFinal);
