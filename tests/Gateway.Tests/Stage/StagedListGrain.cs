using ChatAgency.Grains.Interfaces.Listing;

namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>A list of conversations kept in memory.</summary>
public sealed class StagedListGrain(TimeProvider time) : Grain, IConversationListGrain
{
    private readonly List<ListedConversation> _lines = [];

    public Task Touch(string thread, string title, CancellationToken cancellationToken)
    {
        var known = _lines.Find(l => l.Id == thread);
        _lines.RemoveAll(l => l.Id == thread);
        _lines.Insert(0, new ListedConversation(thread, known?.Title ?? title, time.GetUtcNow()));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ListedConversation>> List(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ListedConversation>>([.. _lines]);

    public Task Clear(CancellationToken cancellationToken)
    {
        _lines.Clear();
        return Task.CompletedTask;
    }

    public Task Remove(string thread, CancellationToken cancellationToken)
    {
        _lines.RemoveAll(l => l.Id == thread);
        return Task.CompletedTask;
    }
}
