using System.Threading.Channels;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>One call of a model that says what the test says.</summary>
internal sealed class Asking(AgentRequest request)
{
    private readonly Channel<AgentStep> _steps = Channel.CreateUnbounded<AgentStep>();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AgentRequest Request => request;

    /// <summary>Ends when the call was cancelled.</summary>
    public Task Stopped => _stopped.Task;

    public ChannelReader<AgentStep> Steps => _steps.Reader;

    public void Stop() => _stopped.TrySetResult();

    public void Say(string text) => _steps.Writer.TryWrite(new AgentStep.Text(text));

    /// <summary>The call waits for a person from here on.</summary>
    public void Suspend(ApprovalAsk ask)
    {
        _steps.Writer.TryWrite(new AgentStep.Suspended(ask));
        _steps.Writer.Complete();
    }

    /// <summary>What was approved is done, and the answer ends.</summary>
    public void Act(string approval, string outcome)
    {
        _steps.Writer.TryWrite(new AgentStep.Acted(approval, outcome));
        Finish("Done.");
    }

    public void Finish(string text)
    {
        Say(text);
        _steps.Writer.TryWrite(new AgentStep.Finished("model", 1, 1));
        _steps.Writer.Complete();
    }
}
