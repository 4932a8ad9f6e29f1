
namespace ChatAgency.Core.Running;

/// <summary>
/// The coarse durable mark 'this conversation may be open', by which a restarted cluster finds its work. A mark too
/// many is harmless; one too few is not.
/// </summary>
public interface IOpenMark
{
    /// <summary>Sets the mark; durable when it returns. Costs nothing while it is known to stand.</summary>
    ValueTask SetAsync(CancellationToken cancellationToken);

    /// <summary>Clears the mark unless somebody set it again since.</summary>
    ValueTask ClearAsync(CancellationToken cancellationToken);
}
