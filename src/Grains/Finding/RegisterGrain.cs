using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Finding;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;

namespace ChatAgency.Grains.Finding;

/// <summary>Keeps a share of a day. Adding tells the calendar and writes the page that grows, however many come at once.</summary>
[GrainType("register")]
internal sealed class RegisterGrain([FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage, TimeProvider time) : Grain, IRegisterGrain
{
    private RegisterStore _store = null!;
    private RegisterPage _growing = null!;
    private IReadOnlyList<PageSummary> _full = [];
    private DateOnly _day;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _day = RegisterKey.DayOf(this.GetPrimaryKeyString());
        _store = new RegisterStore(storage, this.GetGrainId());
        _growing = await _store.LoadAsync(cancellationToken);
        _full = [.. await _store.SummariesAsync(_growing.Number, cancellationToken)];
    }

    public Task Add(IReadOnlyList<RegisterEntry> entries, CancellationToken cancellationToken) => OrLeaveAsync(async () =>
    {
        var known = _growing.Forgotten;
        RegisterEntry[] news = [.. entries.Select(entry => known.Aggregate((RegisterEntry?)entry, static (left, forgotten) => left is null ? null : forgotten.Without(left))).OfType<RegisterEntry>()];
        if (news.Length == 0) return;
        await NoteAsync(news, cancellationToken);
        await IndexErrorsAsync(news, cancellationToken);
        var page = _growing;
        foreach (var entry in news)
        {
            if (page.Entries.Length == RegisterPage.Full && !page.Has(entry)) page = await TurnOverAsync(page, cancellationToken);
            page = page.With(entry);
        }

        if (!ReferenceEquals(page, _growing)) await SaveAsync(page, cancellationToken);
    });

    public Task<RegisterFound> Find(RegisterSearch search, CancellationToken cancellationToken) => Looker().FindAsync(search, cancellationToken);

    public async Task<IReadOnlyList<RatedAgent>> Rated(CancellationToken cancellationToken) =>
    [
        .. from one in await Looker().RatedAsync(cancellationToken)
           group one by (one.Agent, one.Version) into rated
           select new RatedAgent(_day, rated.Key.Agent, rated.Key.Version, rated.Sum(static one => one.Ups), rated.Sum(static one => one.Downs)),
    ];

    public Task Forget(string conversation, string? author, DateTimeOffset at, CancellationToken cancellationToken) => OrLeaveAsync(async () =>
    {
        var forgotten = Forgotten.Of(conversation, author, at);
        var facet = Facets.OfConversation(conversation);
        var pages = new List<RegisterPage>();
        foreach (var summary in _full.Where(page => FacetFilter.MayHave(page.Filter, facet))) pages.Add(await _store.FullAsync(summary.Page, cancellationToken));
        // Error ids first: once the entries are gone, nobody knows whose they were.
        if (author is null) await ForgetErrorsAsync(conversation, pages.Append(_growing).SelectMany(static page => page.Entries), cancellationToken);
        foreach (var page in pages)
        {
            var left = Without(page, forgotten);
            if (!left.Entries.SequenceEqual(page.Entries)) await _store.PutAsync(left, cancellationToken);
            await TellAnewAsync(left, cancellationToken);
        }

        var now = time.GetUtcNow();
        await SaveAsync(Without(_growing, forgotten) with { Forgotten = [.. _growing.Forgotten.Where(one => now - one.At < Forgotten.Life), forgotten] }, cancellationToken);
    });

    public Task Drop(CancellationToken cancellationToken) => OrLeaveAsync(async () =>
    {
        await _store.DropAsync(_growing.Number, cancellationToken);
        DeactivateOnIdle();
    });

    private static RegisterPage Without(RegisterPage page, Forgotten forgotten) => page with { Entries = [.. page.Entries.Select(forgotten.Without).OfType<RegisterEntry>()] };

    private RegisterLooker Looker() => new(_store, _growing, _full);

    /// <summary>A full page stands, and can be found in, before the growing one begins anew: whoever dies between does the same again.</summary>
    private async Task<RegisterPage> TurnOverAsync(RegisterPage page, CancellationToken cancellationToken)
    {
        var summary = PageSummary.Of(page);
        await _store.PutAsync(page with { Forgotten = [] }, cancellationToken);
        await _store.TellAsync(summary, cancellationToken);
        var next = new RegisterPage { Number = page.Number + 1, Forgotten = page.Forgotten };
        await _store.SaveAsync(next, cancellationToken);
        (_growing, _full) = (next, [.. _full, summary]);
        return next;
    }

    /// <summary>Says what a full page has now, where fewer turns than were told of are left, also where an earlier try came only so far.</summary>
    private async Task TellAnewAsync(RegisterPage page, CancellationToken cancellationToken)
    {
        var told = _full.First(one => one.Page == page.Number);
        if (told.Turns?.Length == page.Entries.Length) return;
        var summary = told.With(page.Entries);
        await _store.TellAsync(summary, cancellationToken);
        _full = [.. _full.Select(one => one.Page == page.Number ? summary : one)];
    }

    private async Task SaveAsync(RegisterPage page, CancellationToken cancellationToken)
    {
        await _store.SaveAsync(page, cancellationToken);
        _growing = page;
    }

    /// <summary>The calendar is told each time: what it knew may have been dropped or erased since, and it alone knows.</summary>
    private Task NoteAsync(RegisterEntry[] entries, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Note(_day, [.. entries.Select(WorkspaceOf).Distinct()], cancellationToken);

    private static string WorkspaceOf(RegisterEntry entry) => ConversationId.TryParse(entry.Conversation, out var id) ? WorkspaceKey.Of(id) : "";

    private Task IndexErrorsAsync(RegisterEntry[] entries, CancellationToken cancellationToken) => Task.WhenAll(
        entries.Where(static entry => entry.ErrorId is not null)
            .Select(static entry => new ErrorPlace(entry.ErrorId!, entry.Conversation, entry.Turn, entry.AcceptedAt))
            .GroupBy(static place => ErrorPlace.BucketOf(place.ErrorId))
            .Select(bucket => GrainFactory.GetGrain<IErrorIndexGrain>(bucket.Key).Add([.. bucket], cancellationToken)));

    /// <summary>Of every entry, also of those that do not count any more: a turn that failed and was answered anew has an error id yet.</summary>
    private async Task ForgetErrorsAsync(string conversation, IEnumerable<RegisterEntry> entries, CancellationToken cancellationToken)
    {
        var errors = entries.Where(entry => entry.Conversation == conversation).Select(static entry => entry.ErrorId).OfType<string>().Distinct();
        await Task.WhenAll(errors.GroupBy(ErrorPlace.BucketOf).Select(bucket => GrainFactory.GetGrain<IErrorIndexGrain>(bucket.Key).Forget(conversation, [.. bucket], cancellationToken)));
    }

    /// <summary>Where a write fails, what stands in the store is unknown: the next activation reads it.</summary>
    private async Task OrLeaveAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
