namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The chance of a run, all of it from one seed.</summary>
internal sealed class Dice(int seed)
{
    private ulong state = ((ulong)(uint)seed * 0x9E3779B97F4A7C15) + 0x1234567;

    /// <summary>From 0 to below the limit.</summary>
    public int Next(int limit) => (int)(Draw() % (ulong)limit);

    public bool OneIn(int n) => Next(n) == 0;

    /// <summary>True so often in a thousand.</summary>
    public bool Often(int perMille) => Next(1000) < perMille;

    public TimeSpan Between(double from, double to) => TimeSpan.FromTicks((long)(TimeSpan.TicksPerSecond * (from + ((to - from) * Next(1_000_000) / 1_000_000.0))));

    /// <summary>As long as a healthy call takes; sometimes no time at all.</summary>
    public TimeSpan Quick() => OneIn(4) ? TimeSpan.Zero : TimeSpan.FromTicks(Next(2_000_000));

    public T Of<T>(params ReadOnlySpan<T> all) => all[Next(all.Length)];

    public Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Draw());
        BitConverter.TryWriteBytes(bytes[8..], Draw());
        return new Guid(bytes);
    }

    private ulong Draw()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
