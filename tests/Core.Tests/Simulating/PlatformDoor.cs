using ChatAgency.Core.Delivery;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>One activation's calls to the platform, each with its fault: {no effect, effect} × {answer, error, 429, none, late} × {seen now, after the lag}.</summary>
internal sealed class PlatformDoor(SimPlatform platform, Simulation sim, Activation from) : IThread
{
    private static readonly int Posting = CrashPoints.Of("effect PostPart");
    private static readonly int Finding = CrashPoints.Of("effect Find");
    private static readonly int Updating = CrashPoints.Of("effect UpdatePost");
    private static readonly int Reading = CrashPoints.Of("effect ReadBack");
    private static readonly int Deleting = CrashPoints.Of("effect Delete");
    private static readonly int Opening = CrashPoints.Of("effect OpenFiles");
    private static readonly int Sharing = CrashPoints.Of("effect ShareFile");
    private static readonly int LayingOut = CrashPoints.Of("effect LayOut");

    private readonly HashSet<string> streamed = [];

    public ThreadTraits Traits => SimPlatform.Traits;

    public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness)
    {
        if (text.Kind == AnswerKind.Placeholder) return platform.LayOut(text, tightness);
        // Dead or not, the code runs on: nothing that it does from here on leaves the process.
        from.Machine.Reach(LayingOut, Moment.Before);
        var parts = platform.LayOut(text, tightness);
        from.Machine.Reach(LayingOut, Moment.After);
        return parts;
    }

    public Task<PostResult> PostAsync(PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        sim.CheckFence(from, mark, "a post");
        var isStream = platform.Streams && !mark.IsFinal && streamed.Add(body.Text[..body.Text.IndexOf('.')]);
        var fault = Fault("post", "refused", "refused", "not allowed");
        // What is late lands before the deadline and is seen within the lag that the engine allows for.
        return SendAsync<PostResult>(
            Posting, Passage(fault, from.LeftOf(mark).TotalSeconds + Unseen), () => new PostResult.Done(platform.Post(body, mark, isStream)), Refused(fault) is { } refusal ? new PostResult.Refused(refusal) : fault == "error" ? new PostResult.Unknown(fault) : null, cancellationToken);
    }

    public Task<FindResult> FindAsync(Marker marker, CancellationToken cancellationToken)
    {
        var fault = Fault("find", "refused");
        var lag = Lag();
        return SendAsync<FindResult>(
            Finding, Passage(fault, 0), () => Found(marker, lag), Refused(fault) is { } refusal ? new FindResult.Refused(refusal) : fault == "error" ? new FindResult.Refused(new Refusal(RefusalKind.ForNow, fault)) : null, cancellationToken);
    }

    public Task<UpdateResult> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        sim.CheckFence(from, mark, "an update");
        var fault = Fault("update", "refused", "refused", "too long", "edit forbidden", "bad content", "missing", "not allowed");
        if (fault == "missing" && platform.Find(post) is { } young && sim.Clock.Ticks - young.At > platform.Lag.Ticks) fault = "refused";
        return SendAsync<UpdateResult>(
            Updating, Passage(fault, SimPlatform.Traits.CallTimeout.TotalSeconds + Unseen), () => platform.Update(post, body, mark) ? new UpdateResult.Done() : new UpdateResult.Refused(Gone), Refused(fault) is { } refusal ? new UpdateResult.Refused(refusal) : fault == "error" ? new UpdateResult.Unknown(fault) : null, cancellationToken);
    }

    public Task<ReadBackResult> ReadBackAsync(PostId post, CancellationToken cancellationToken)
    {
        var fault = Fault("read back", "refused");
        var lag = Lag();
        return SendAsync<ReadBackResult>(
            Reading, Passage(fault, 0), () => Read(post, lag), Refused(fault) is { } refusal ? new ReadBackResult.Refused(refusal) : fault == "error" ? new ReadBackResult.Refused(new Refusal(RefusalKind.ForNow, fault)) : null, cancellationToken);
    }

    public IReadOnlyList<AnswerFile> FilesOf(AnswerText text) => SimPlatform.FilesOf(text);

    public Task<IReadOnlyList<OpenedFile>> OpenFilesAsync(IReadOnlyList<AnswerFile> files, CancellationToken cancellationToken)
    {
        var fault = Fault("open files", "refused");
        return SendAsync(Opening, Passage(fault, 9), () => platform.Open(files), fault is "refused" or "error" ? [] : null, cancellationToken);
    }

    public Task ShareFileAsync(OpenedFile file, CancellationToken cancellationToken)
    {
        var fault = Fault("share file", "refused");
        return SendAsync(Sharing, Passage(fault, 9), () => platform.Share(file), fault is "refused" or "error" ? fault : null, cancellationToken);
    }

    // Nothing of a turn depends on it.
    public Task ShowStatusAsync(ThreadStatus status, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ShowTitleAsync(string question, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DeleteResult> DeleteAsync(PostId post, CancellationToken cancellationToken)
    {
        var fault = Fault("delete", "refused", "not allowed");
        return SendAsync<DeleteResult>(
            Deleting, Passage(fault, 9), () => Removed(post), Refused(fault) is { } refusal ? new DeleteResult.Refused(refusal) : fault == "error" ? new DeleteResult.Unknown(fault) : null, cancellationToken);
    }

    private static Refusal Gone { get; } = new(RefusalKind.PostMissing, "message_not_found");

    // Of a file that nobody shared yet a platform knows nothing: it may still come.
    private DeleteResult Removed(PostId post) =>
        platform.Remove(post) ? new DeleteResult.Done()
        : new DeleteResult.Refused(SimPlatform.IsFile(post) ? new Refusal(RefusalKind.ForNow, "file_not_found") : Gone);

    private FindResult.Done Found(Marker marker, TimeSpan lag)
    {
        var moment = sim.Clock.Ticks - lag.Ticks;
        var read = platform.Letters.Where(letter => platform.IsRead(letter, lag)).ToLookup(letter => letter.IsUnmarkedAt(moment));
        return new FindResult.Done([.. read[false].Where(letter => letter.Mark.Marker == marker).Select(static letter => letter.Id)]) { Unmarked = [.. read[true].Select(static letter => letter.Id)] };
    }

    private ReadBackResult Read(PostId post, TimeSpan lag)
    {
        if (platform.Find(post) is not { } letter) return new ReadBackResult.Missing();
        var moment = sim.Clock.Ticks - lag.Ticks;
        var revision = letter.RevisionAt(moment);
        if (revision < 0) return new ReadBackResult.Missing();
        return new ReadBackResult.Done(revision, letter.IsUnmarkedAt(moment) ? null : letter.MarkerAt(moment));
    }

    private Task<T> SendAsync<T>(int step, Passage passage, Func<T> effect, T? instead, CancellationToken cancellationToken)
        where T : class =>
        instead is not null && passage.Effect is null
            ? sim.Wire.SendAsync(from, step, passage with { Effect = TimeSpan.Zero }, () => instead, cancellationToken)
            : sim.Wire.SendAsync(from, step, passage, effect, cancellationToken, instead is null ? null : _ => instead);

    private string Fault(string call, params string[] own)
    {
        if (sim.Directed.TryGetValue(call, out var directed) && directed.Count > 0) return Noted(call, directed.Dequeue());
        if (!sim.Storm(130)) return "";
        var n = sim.Dice.Next(own.Length + 4);
        return Noted(call, n < own.Length ? own[n] : sim.Dice.Of("error", "no answer", "late", "slow"));
    }

    private string Noted(string call, string fault)
    {
        sim.Fault($"{call} {fault}", from.Machine.Number);
        return fault;
    }

    private Passage Passage(string fault, double latest)
    {
        var dice = sim.Dice;
        return fault switch
        {
            "" => Simulating.Passage.Quick(dice),
            "error" => new Passage(dice.OneIn(2) ? dice.Quick() : null, dice.Between(0, 3)),
            "no answer" => new Passage(dice.OneIn(2) ? dice.Between(0, 4) : null, null),
            "late" => new Passage(dice.Between(0, latest), null),
            "slow" => new Passage(dice.Between(0, 4), dice.Between(0, 5)),
            _ => new Passage(null, dice.Quick()),
        };
    }

    // How long after its call a change may still land, so that with the lag of reads it stays within what the engine allows for.
    private double Unseen => (SimPlatform.Traits.ReadLag - platform.Lag).TotalSeconds - 0.5;

    private TimeSpan Lag() => TimeSpan.FromTicks((long)(platform.Lag.Ticks * (sim.Dice.Next(1001) / 1000.0)));

    private Refusal? Refused(string fault) => fault switch
    {
        "refused" => new Refusal(RefusalKind.ForNow, "ratelimited", sim.Dice.OneIn(2) ? null : sim.Dice.Between(0, 15)),
        "not allowed" => new Refusal(RefusalKind.NotAllowed, fault),
        "too long" => new Refusal(RefusalKind.TooLong, fault),
        "edit forbidden" => new Refusal(RefusalKind.EditForbidden, fault),
        "bad content" => new Refusal(RefusalKind.BadContent, fault),
        "missing" => Gone,
        "closed" => new Refusal(RefusalKind.PlaceClosed, fault),
        _ => null,
    };
}
