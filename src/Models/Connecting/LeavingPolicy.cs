using System.ClientModel.Primitives;

namespace ChatAgency.Models.Connecting;

/// <summary>
/// Closes an answer's connection as soon as its caller stops. The client library does so only for a call that has not
/// been answered and for a stream that somebody reads: a stop that falls between the two would leave the model writing.
/// </summary>
internal sealed class LeavingPolicy : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        ProcessNext(message, pipeline, currentIndex);
        LeaveWithCaller(message);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        LeaveWithCaller(message);
    }

    // The caller's source ends with its call, and the registration with it.
    private static void LeaveWithCaller(PipelineMessage message) =>
        message.CancellationToken.Register(static response => ((PipelineResponse)response!).Dispose(), message.Response);
}
