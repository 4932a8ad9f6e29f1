using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Retaining;

/// <summary>Has the whole cluster forget what has reached its age: one grain, so one place.</summary>
[Alias("ChatAgency.IRetentionGrain"), Version(1)]
internal interface IRetentionGrain : IGrainWithIntegerKey, IRemindable
{
    /// <summary>The one key.</summary>
    const int Key = 0;

    /// <summary>Has the cluster call on it every hour from now on, whatever becomes of its silo; once for all time.</summary>
    [Alias("Remind"), AlwaysInterleave]
    Task Remind();
}
