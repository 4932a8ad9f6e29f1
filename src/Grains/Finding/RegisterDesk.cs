using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>Has the register forget what was erased.</summary>
internal sealed class RegisterDesk(IGrainFactory grains, TimeProvider time)
{
    /// <summary>Forgets a conversation, or who a person is in it, in these days and today; gone when it returns.</summary>
    public async Task ForgetAsync(ConversationId conversation, PersonId? author, IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        var (name, now) = (conversation.ToString(), time.GetUtcNow());
        foreach (var day in days.Append(DateOnly.FromDateTime(now.UtcDateTime)).Distinct())
        {
            await grains.GetGrain<IRegisterGrain>(RegisterKey.Of(day, RegisterKey.ShardOf(name))).Forget(name, author?.Value, now, cancellationToken);
        }
    }
}
