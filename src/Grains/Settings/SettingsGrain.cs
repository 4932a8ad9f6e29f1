using System.Collections.Immutable;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Settings;

namespace ChatAgency.Grains.Settings;

/// <summary>Keeps what was changed while the agency runs, and how it came to be so.</summary>
[GrainType("settings")]
internal sealed class SettingsGrain([PersistentState("settings")] IPersistentState<SettingsState> stored, SettingsCheck check, AuditTrail trail, TimeProvider time) : Grain, ISettingsGrain
{
    private const int LongestNote = 200;

    private ChangedSettings Held => stored.State.Changed;

    public Task<ChangedSettings?> Read(long known, CancellationToken cancellationToken) => Task.FromResult(Held.Version == known ? null : Held);

    public Task<IReadOnlyList<SettingsVersion>> History(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SettingsVersion>>([.. stored.State.Versions.Reverse()]);

    public async Task<SettingsOutcome> Change(SettingsWish wish, CancellationToken cancellationToken)
    {
        if (IsLate(wish.Expected)) return Late();
        var faults = WishFaults.Of(wish);
        return faults.Count > 0 ? Refused(faults) : await TakeOnAsync(Edits.Of(Held.Values, wish), wish.By, wish.Note, null, cancellationToken);
    }

    public async Task<SettingsOutcome> RollBack(long to, long? expected, string by, string note, CancellationToken cancellationToken)
    {
        if (IsLate(expected)) return Late();
        if (note.Length > LongestNote) return Refused([WishFaults.LongNote]);
        return Edits.Before(Held, stored.State.Versions, to) is { } then
            ? await TakeOnAsync(then, by, note, to, cancellationToken)
            : Refused([$"version {to} is not kept: what held with it is not known any more"]);
    }

    private async Task<SettingsOutcome> TakeOnAsync(ImmutableDictionary<string, string> next, string by, string note, long? rolledBackTo, CancellationToken cancellationToken)
    {
        var changes = Edits.Between(Held.Values, next);
        if (changes.IsEmpty) return new SettingsOutcome(Held.Version, false, false, []);
        if (next.Count > WishFaults.MostSet) return Refused([$"{WishFaults.MostSet} settings can be changed at most: take some back first"]);
        var faults = check(next, [.. changes.Select(static change => change.Key)]);
        if (faults.Count > 0) return Refused(faults);
        var version = new SettingsVersion(Held.Version + 1, time.GetUtcNow(), by, note, changes, rolledBackTo);
        await SaveAsync(next, version, cancellationToken);
        // The change stands: where the audit is away, it is told of it when it is back.
        await Task.WhenAll(changes.Select(change => trail.TryRecordAsync(Record(version, change), cancellationToken)));
        return new SettingsOutcome(version.Version, true, false, []);
    }

    private async Task SaveAsync(ImmutableDictionary<string, string> next, SettingsVersion version, CancellationToken cancellationToken)
    {
        var kept = stored.State.Versions;
        stored.State.Versions = (kept.Length < ISettingsGrain.MostVersions ? kept : kept.RemoveAt(0)).Add(version);
        stored.State.Changed = new ChangedSettings(version.Version, next);
        try
        {
            await stored.WriteStateAsync(cancellationToken);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private static AuditEvent Record(SettingsVersion version, SettingChange change)
    {
        ImmutableArray<AuditDetail> details = [AuditDetail.Of("version", version.Version)];
        if (change.Before is { } before) details = details.Add(AuditDetail.Of("before", before));
        if (change.After is { } after) details = details.Add(AuditDetail.Of("after", after));
        if (version.RolledBackTo is { } to) details = details.Add(AuditDetail.Of("rolled-back-to", to));
        return AuditEvent.Of("", version.At, AuditKind.SettingChanged, version.By, change.Key, change.After is null ? "taken-back" : "set", details);
    }

    private bool IsLate(long? expected) => expected is { } seen && seen != Held.Version;

    private SettingsOutcome Late() => new(Held.Version, false, true, [$"somebody else changed settings: version {Held.Version} holds. Read them again"]);

    private SettingsOutcome Refused(IReadOnlyList<string> faults) => new(Held.Version, false, false, faults);
}
