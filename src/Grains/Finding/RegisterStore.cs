using System.Globalization;
using Orleans.Storage;

namespace ChatAgency.Grains.Finding;

/// <summary>One share of the register in the cluster's grain storage: the page that grows, the full ones beside it, and what is in those.</summary>
internal sealed class RegisterStore(IGrainStorage storage, GrainId grain)
{
    private const string GrowingName = "register";
    private const string FullName = "register-page";
    private const string IndexName = "register-index";
    private GrainState<RegisterPage> _growing = new(new RegisterPage());

    /// <summary>The page that grows; an empty one where nothing was ever kept.</summary>
    public async Task<RegisterPage> LoadAsync(CancellationToken cancellationToken)
    {
        var read = new GrainState<RegisterPage>(new RegisterPage());
        await storage.ReadStateAsync(GrowingName, grain, read, cancellationToken);
        _growing = read;
        return read.RecordExists ? read.State! : new RegisterPage();
    }

    /// <summary>Writes the page that grows.</summary>
    /// <exception cref="InconsistentStateException">Somebody else wrote it since it was loaded.</exception>
    public async Task SaveAsync(RegisterPage page, CancellationToken cancellationToken)
    {
        var next = new GrainState<RegisterPage>(page, _growing.ETag) { RecordExists = _growing.RecordExists };
        await storage.WriteStateAsync(GrowingName, grain, next, cancellationToken);
        _growing = next;
    }

    public async Task<RegisterPage> FullAsync(int number, CancellationToken cancellationToken) => (await ReadAsync(number, cancellationToken)).State!;

    /// <summary>Writes a full page, whatever stands there.</summary>
    public async Task PutAsync(RegisterPage page, CancellationToken cancellationToken)
    {
        var state = await ReadAsync(page.Number, cancellationToken);
        state.State = page;
        await storage.WriteStateAsync(FullName, Beside(FullName, page.Number), state, cancellationToken);
    }

    /// <summary>What is in the full pages before this one.</summary>
    public async Task<IEnumerable<PageSummary>> SummariesAsync(int pages, CancellationToken cancellationToken)
    {
        var all = new List<PageSummary>();
        for (var part = 0; part * RegisterIndex.Full < pages; part++) all.AddRange((await IndexAsync(part, cancellationToken)).State!.Pages);
        return all.Where(summary => summary.Page < pages);
    }

    /// <summary>Tells what is in a full page.</summary>
    public async Task TellAsync(PageSummary summary, CancellationToken cancellationToken)
    {
        var part = summary.Page / RegisterIndex.Full;
        var state = await IndexAsync(part, cancellationToken);
        state.State = new RegisterIndex { Pages = [.. state.State!.Pages.Where(one => one.Page != summary.Page), summary] };
        await storage.WriteStateAsync(IndexName, Beside(IndexName, part), state, cancellationToken);
    }

    /// <summary>Removes all of it.</summary>
    public async Task DropAsync(int pages, CancellationToken cancellationToken)
    {
        // One more than is known of: it may have been put aside just before the growing one was to say so.
        for (var number = 0; number <= pages; number++)
        {
            var state = await ReadAsync(number, cancellationToken);
            if (state.RecordExists) await storage.ClearStateAsync(FullName, Beside(FullName, number), state, cancellationToken);
        }

        for (var part = 0; part * RegisterIndex.Full <= pages; part++)
        {
            var state = await IndexAsync(part, cancellationToken);
            if (state.RecordExists) await storage.ClearStateAsync(IndexName, Beside(IndexName, part), state, cancellationToken);
        }

        if (_growing.RecordExists) await storage.ClearStateAsync(GrowingName, grain, _growing, cancellationToken);
    }

    private async Task<GrainState<RegisterPage>> ReadAsync(int number, CancellationToken cancellationToken)
    {
        var state = new GrainState<RegisterPage>(new RegisterPage());
        await storage.ReadStateAsync(FullName, Beside(FullName, number), state, cancellationToken);
        state.State ??= new RegisterPage();
        return state;
    }

    private async Task<GrainState<RegisterIndex>> IndexAsync(int part, CancellationToken cancellationToken)
    {
        var state = new GrainState<RegisterIndex>(new RegisterIndex());
        await storage.ReadStateAsync(IndexName, Beside(IndexName, part), state, cancellationToken);
        state.State ??= new RegisterIndex();
        return state;
    }

    private GrainId Beside(string name, int number) => GrainId.Create(name, string.Create(CultureInfo.InvariantCulture, $"{grain.Key}-{number}"));
}
