using ChatAgency.Core.Steps;
using ChatAgency.Grains.Memory;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Conversations;

/// <summary>One conversation's limits as the settings say now: what is changed while the agency runs holds for turns that run as well.</summary>
internal sealed class LiveLimits(IOptions<TurnOptions> turns, IOptions<MemoryOptions> memory, IOptions<AnswerLinkOptions> links)
{
    private TurnOptions? _turns;
    private MemoryOptions? _memory;
    private AnswerLinkOptions? _links;

    /// <summary>Asked with each event, so that it makes something new only where a setting has changed.</summary>
    public EngineOptions Over(EngineOptions before)
    {
        if (_turns == turns.Value && _memory == memory.Value && _links == links.Value) return before;
        (_turns, _memory, _links) = (turns.Value, memory.Value, links.Value);
        return before with
        {
            TaskTimeout = TimeSpan.FromSeconds(_turns.TaskTimeoutSeconds),
            InboxLimit = _turns.InboxLimit,
            WhenBusy = _turns.WhenBusyIn.GetValueOrDefault(before.Conversation.Workspace, _turns.WhenBusy),
            SmallTalkFactor = _turns.SmallTalkFactor,
            LongWorkFactor = _turns.LongWorkFactor,
            LinkHosts = _links.Hosts,
            Summaries = _memory.Summaries,
        };
    }
}
