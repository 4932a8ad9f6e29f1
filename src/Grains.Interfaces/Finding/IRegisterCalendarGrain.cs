using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>Knows the register's days, and the workspaces that the agency met. One for the cluster, under <see cref="Key"/>.</summary>
[Alias("ChatAgency.IRegisterCalendarGrain"), Version(1)]
public interface IRegisterCalendarGrain : IGrainWithIntegerKey
{
    /// <summary>The key of the only one.</summary>
    const long Key = 0;

    /// <summary>Takes note of a day and of workspaces; durable when it returns, and no write where they are known. A share tells it so, also while others are dropped.</summary>
    /// <param name="day">A day of which something is registered.</param>
    /// <param name="workspaces">Each as <c>{platform}/{workspace}</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("Note"), AlwaysInterleave]
    Task Note(DateOnly day, IReadOnlyList<string> workspaces, CancellationToken cancellationToken);

    /// <summary>All of it.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<RegisterCalendar> Read(CancellationToken cancellationToken);

    /// <summary>Removes what is registered of days before this one, error ids included; for retention. Thirty days at most are removed in one call: how many, and 0 when nothing is left to do.</summary>
    [Alias("DropBefore")]
    Task<int> DropBefore(DateOnly day, CancellationToken cancellationToken);

    /// <summary>Takes workspaces off the list, for instance when all of one was erased. How many were on it.</summary>
    [Alias("Leave")]
    Task<int> Leave(IReadOnlyList<string> workspaces, CancellationToken cancellationToken);
}
