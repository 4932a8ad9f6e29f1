namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>Draws that a seed repeats.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public int Below(int most) => random.Next(most);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => random.Next(times) == 0;

    public T Of<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    public byte Byte() => (byte)random.Next(256);
}
