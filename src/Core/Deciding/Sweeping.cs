using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// Removing what must not stand: a condemned post is journaled first and never adopted, and what is held is never
/// deleted. Sweeping happens only after an unknown.
/// </summary>
internal static class Sweeping
{
    private const int Tries = 20;
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OperatorPause = TimeSpan.FromMinutes(1);

    /// <summary>A post must not stand: it is journaled here, and removed by the plan.</summary>
    /// <param name="draft">Where it is noted.</param>
    /// <param name="post">Which it is; nothing happens where it is held, or condemned already.</param>
    /// <param name="isStray">True where it should never have stood: operators hear that it was removed.</param>
    public static void Condemn(Draft draft, PostId post, bool isStray = false)
    {
        if (IsHeld(draft, post) || draft.Record.Condemned.Contains(post)) return;
        draft.Keep(draft.Record with { Condemned = draft.Record.Condemned.Add(post) });
        if (isStray) draft.Flight = draft.Flight with { Strays = draft.Flight.Strays.Add(post) };
    }

    /// <summary>Whether a post under this marker is held in the window, or looked out for.</summary>
    public static bool Knows(Draft draft, Marker marker) =>
        draft.Record.Sweeps.Any(sweep => sweep.Marker == marker) || draft.Record.Turns.Any(turn => turn.PartOf(marker) >= 0);

    /// <summary>Looks out for a second post under the slot's marker until one lag after its last post's deadline.</summary>
    public static void Watch(Draft draft, Slot slot)
    {
        if (draft.Record.Sweeps.Any(sweep => sweep.Marker == slot.Marker)) return;
        // Counted from here: the clock that set the deadline may be behind this one.
        var latest = draft.Now + draft.Options.Traits.CallTimeout;
        draft.KeepLazily(draft.Record with { Sweeps = draft.Record.Sweeps.Add(new Sweep(slot.Marker, (slot.Deadline > latest ? slot.Deadline : latest) + draft.Options.Traits.ReadLag)) });
    }

    /// <summary>The slot is given up: its post goes, and so does one that may still turn up.</summary>
    public static void Abandon(Draft draft, Slot slot)
    {
        if (slot.Post is null || slot.MayHaveTwin) Watch(draft, slot);
        if (slot.Replaces is { } old) draft.Keep(draft.Record with { Condemned = draft.Record.Condemned.Add(old) });
        if (slot.Post is { } post) draft.Keep(draft.Record with { Condemned = draft.Record.Condemned.Add(post) });
    }

    /// <summary>Look-outs begin anew with whoever takes over.</summary>
    public static void Anew(Draft draft)
    {
        if (draft.Record.Sweeps.IsEmpty) return;
        var latest = draft.Now + draft.Options.Traits.CallTimeout + draft.Options.Traits.ReadLag;
        draft.KeepLazily(draft.Record with
        {
            Sweeps = [.. draft.Record.Sweeps.Select(sweep => sweep with { NotBefore = Ownership.Later(sweep.NotBefore, latest, sweep.Takeovers), Takeovers = sweep.Takeovers + 1 })],
        });
    }

    public static void Plan(Draft draft)
    {
        Shorten(draft);
        foreach (var post in draft.Record.Condemned)
        {
            if (Due(draft, Name(post))) draft.DoFenced(new Effect.Delete(post));
        }

        foreach (var sweep in draft.Record.Sweeps)
        {
            // A slot with an open reservation under this marker looks for it itself.
            if (IsReserving(draft, sweep.Marker)) continue;
            if (Due(draft, Name(sweep.Marker))) draft.DoFenced(new Effect.Find(sweep.Marker));
        }
    }

    public static void DeleteEnded(Draft draft, ConversationEvent.DeleteEnded e)
    {
        switch (e.Result)
        {
            case DeleteResult.Done:
                if (draft.Flight.Strays.Contains(e.Post)) draft.Tell(new Notice.PostRemoved());
                Forget(draft, e.Post);
                break;
            case DeleteResult.Refused { Refusal.Kind: RefusalKind.PostMissing or RefusalKind.PlaceClosed }:
                Forget(draft, e.Post);
                break;
            case DeleteResult.Refused { Refusal: { Kind: RefusalKind.ForNow } refusal }:
                Again(draft, e.Post, refusal.RetryAfter ?? Pause);
                break;
            case DeleteResult.Refused refused:
                draft.Tell(new Notice.PlatformRefuses(0, "delete", refused.Refusal.Reason));
                Again(draft, e.Post, OperatorPause);
                break;
            default:
                Again(draft, e.Post, Pause);
                break;
        }
    }

    /// <summary>Takes in the look of a sweep; false where the look was no sweep's.</summary>
    public static bool FindEnded(Draft draft, ConversationEvent.FindEnded e)
    {
        var name = Name(e.Marker);
        if (!draft.Flight.Errands.TryGetValue(name, out var errand)) return false;
        draft.Flight = draft.Flight with { Errands = draft.Flight.Errands.SetItem(name, errand with { InAir = false, NextAt = draft.Now + LookPause }) };
        var sweep = draft.Record.Sweeps.FirstOrDefault(sweep => sweep.Marker == e.Marker);
        if (sweep is null) return true;
        if (e.Result is FindResult.Done found)
        {
            foreach (var post in found.Posts) Condemn(draft, post, isStray: Stands(draft, e.Marker));
            if (Sift(draft, found) && e.BegunAt >= sweep.NotBefore) Finish(draft, sweep);
        }
        // A thread whose question was deleted is said not to be there until the reply that is looked for can be read.
        else if (errand.Tries >= Tries || (e.BegunAt >= sweep.NotBefore && e.Result is FindResult.Refused { Refusal.Kind: RefusalKind.PlaceClosed }))
        {
            draft.Tell(new Notice.GaveUp(0, "sweep"));
            Finish(draft, sweep);
        }

        return true;
    }

    /// <summary>Those of the posts that no slot holds.</summary>
    public static IReadOnlyList<PostId> Unheld(Draft draft, IReadOnlyList<PostId> posts) => [.. posts.Where(post => !IsHeld(draft, post))];

    /// <summary>Posts without a marker that no slot holds, and none is about to replace.</summary>
    public static IReadOnlyList<PostId> Loose(Draft draft, FindResult.Done found) =>
        [.. Unheld(draft, found.Unmarked).Where(post => !IsReplaced(draft, post) && !draft.Record.Condemned.Contains(post))];

    /// <summary>Condemns what carries no marker and is nobody's; false while it may be that of a slot that has no post yet.</summary>
    private static bool Sift(Draft draft, FindResult.Done found)
    {
        var loose = Loose(draft, found);
        if (loose.Count == 0) return true;
        if (draft.Record.Turns.Any(static turn => turn.Slots.Any(static slot => slot.Post is null))) return false;
        foreach (var post in loose) Condemn(draft, post, isStray: true);
        return true;
    }

    // By a clock that was set back since, a look-out would last for as long as that: what is on its way now has landed a call and a lag from now.
    private static void Shorten(Draft draft)
    {
        var latest = draft.Now + draft.Options.Traits.CallTimeout + draft.Options.Traits.ReadLag;
        if (draft.Record.Sweeps.All(sweep => sweep.NotBefore <= latest)) return;
        draft.KeepLazily(draft.Record with { Sweeps = [.. draft.Record.Sweeps.Select(sweep => sweep.NotBefore <= latest ? sweep : sweep with { NotBefore = latest })] });
    }

    private static void Finish(Draft draft, Sweep sweep)
    {
        draft.KeepLazily(draft.Record with { Sweeps = draft.Record.Sweeps.Remove(sweep) });
        draft.Flight = draft.Flight with { Errands = draft.Flight.Errands.Remove(Name(sweep.Marker)) };
    }

    private static void Forget(Draft draft, PostId post)
    {
        draft.KeepLazily(draft.Record with { Condemned = draft.Record.Condemned.Remove(post) });
        draft.Flight = draft.Flight with { Errands = draft.Flight.Errands.Remove(Name(post)), Strays = draft.Flight.Strays.Remove(post) };
    }

    private static void Again(Draft draft, PostId post, TimeSpan pause)
    {
        var errand = draft.Flight.Errands.GetValueOrDefault(Name(post)) ?? new Errand(false, default, 0);
        if (errand.Tries >= Tries)
        {
            draft.Tell(new Notice.GaveUp(0, "delete"));
            Forget(draft, post);
            return;
        }

        draft.Flight = draft.Flight with { Errands = draft.Flight.Errands.SetItem(Name(post), errand with { InAir = false, NextAt = draft.Now + pause }) };
    }

    private static bool Due(Draft draft, string name)
    {
        var errand = draft.Flight.Errands.GetValueOrDefault(name) ?? new Errand(false, default, 0);
        if (errand.InAir) return false;
        if (draft.Now < errand.NextAt)
        {
            draft.WakeAt(errand.NextAt);
            return false;
        }

        draft.Flight = draft.Flight with { Errands = draft.Flight.Errands.SetItem(name, errand with { InAir = true, Tries = errand.Tries + 1 }) };
        return true;
    }

    private static bool IsHeld(Draft draft, PostId post) =>
        draft.Record.Turns.Any(turn => turn.Slots.Any(slot => slot.Post == post));

    // Its successor is on its way, and takes it along when it stands.
    private static bool IsReplaced(Draft draft, PostId post) =>
        draft.Record.Turns.Any(turn => turn.Slots.Any(slot => slot.Replaces == post));

    // A turn of the window shows itself under this marker, and is to go on doing so.
    private static bool Stands(Draft draft, Marker marker) =>
        draft.Record.Turns.Any(turn => turn.State != TurnState.Withdrawn && turn.PartOf(marker) >= 0);

    private static bool IsReserving(Draft draft, Marker marker) =>
        draft.Record.Turns.Any(turn => turn.Slots.Any(slot => slot.Marker == marker && slot.Post is null));

    private static string Name(PostId post) => $"delete {post}";

    private static string Name(Marker marker) => $"sweep {marker}";
}
