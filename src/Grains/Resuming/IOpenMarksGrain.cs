using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Resuming;

/// <summary>The open marks of one shard of all conversations; its key is the shard's number.</summary>
[Alias("ChatAgency.IOpenMarksGrain"), Version(1)]
internal interface IOpenMarksGrain : IGrainWithIntegerKey, IRemindable
{
    /// <summary>Sets a mark, durable when it returns, and gives its generation.</summary>
    [Alias("Set"), AlwaysInterleave]
    Task<long> Set(string conversation, CancellationToken cancellationToken);

    /// <summary>Clears a mark that is still of this generation; written with the next change, or after a while.</summary>
    [Alias("Clear"), AlwaysInterleave]
    Task Clear(string conversation, long generation, CancellationToken cancellationToken);

    /// <summary>Has the cluster call on this shard every minute from now on, whatever becomes of its silo; once for all time.</summary>
    [Alias("Remind"), AlwaysInterleave]
    Task Remind();

    /// <summary>Calls on every marked conversation to take up its work.</summary>
    [Alias("Wake"), AlwaysInterleave]
    Task Wake(CancellationToken cancellationToken);
}
