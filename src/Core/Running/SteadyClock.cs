namespace ChatAgency.Core.Running;

/// <summary>
/// The wall clock as it was when the activation began, carried on by the clock that never jumps: what waits for a
/// moment must not wait an hour longer because somebody set the machine's clock back.
/// </summary>
internal sealed class SteadyClock(TimeProvider time) : TimeProvider
{
    private readonly DateTimeOffset begun = time.GetUtcNow();
    private readonly long begunAt = time.GetTimestamp();

    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => begun + time.GetElapsedTime(begunAt);

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
