using ChatAgency.Running.Processes;
using ChatAgency.Running.Sending;

namespace ChatAgency.Load.Contending;

/// <summary>A target that takes part in a run.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Target">Its process.</param>
/// <param name="Door">The way in.</param>
internal sealed record Contender(string Name, Target Target, Door Door) : IAsyncDisposable
{
    /// <summary>It answers questions, and not requests alone.</summary>
    public bool Answers => Target.Spec.HasTurns;

    public ValueTask DisposeAsync()
    {
        Door.Dispose();
        return Target.DisposeAsync();
    }
}
