using ChatAgency.Core.Conversations;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <summary>The operators: logs, metrics, alerts.</summary>
public interface IOperators
{
    /// <summary>Takes a notice; never fails.</summary>
    void Tell(ConversationId conversation, Notice notice);

    /// <summary>Takes an exception that nobody expected, at the place that goes on without it.</summary>
    void Tell(ConversationId conversation, Exception unexpected, string where);
}
