using ChatAgency.Core.Conversations;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The operators: what nobody expected is a fault of the agency, unless the simulation threw it.</summary>
internal sealed class Ears(Simulation sim, Activation from) : IOperators
{
    private static readonly int Telling = CrashPoints.Of("effect Tell");

    public void Tell(ConversationId conversation, Notice notice)
    {
        from.Machine.Reach(Telling, Moment.Before);
        sim.History.Fact(notice.GetType().Name);
        from.Machine.Reach(Telling, Moment.After);
    }

    public void Tell(ConversationId conversation, Exception unexpected, string where)
    {
        if (unexpected is not (IOException or HttpRequestException or FormatException)) sim.Violate($"unexpected: {unexpected}");
    }
}
