using System.Collections.Immutable;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Running;

/// <summary>Where one conversation's record and pages are kept. What a method leaves unknown it reports by throwing.</summary>
public interface IConversationStore
{
    /// <summary>Reads the record anew, and with it what a later save is checked against.</summary>
    Task<ConversationRecord> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the record if nobody else wrote since it was last read or saved here; durable when it returns true, untouched when false.</summary>
    Task<bool> SaveAsync(ConversationRecord record, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a transcript page as of a version of the record; a later one replaces it. One of an earlier version is let be:
    /// an activation that was replaced may write late, and must not take away what its successor wrote.
    /// </summary>
    Task WritePageAsync(int page, long version, ImmutableArray<Turn> turns, CancellationToken cancellationToken);

    /// <summary>Reads a transcript page; empty where there is none.</summary>
    Task<ImmutableArray<Turn>> ReadPageAsync(int page, CancellationToken cancellationToken);

    /// <summary>Removes record and pages for good.</summary>
    Task EraseAsync(int pages, CancellationToken cancellationToken);
}
