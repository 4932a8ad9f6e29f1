using ChatAgency.Core.Conversations;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Tests.Running;

internal sealed class SimOperators : IOperators
{
    public List<Notice> Notices { get; } = [];

    public List<Exception> Unexpected { get; } = [];

    public void Tell(ConversationId conversation, Notice notice) => Notices.Add(notice);

    public void Tell(ConversationId conversation, Exception unexpected, string where) => Unexpected.Add(unexpected);
}
