using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;

namespace ChatAgency.Core.Steps;

/// <summary>What the world gives to a step, so that the engine itself is a pure function: the time and a random draw.</summary>
/// <param name="Now">The time of the step.</param>
/// <param name="Draw">128 random bits, new for each step.</param>
public readonly record struct Stamp(DateTimeOffset Now, Guid Draw)
{
    /// <summary>The n-th marker of this step.</summary>
    internal Marker Marker(int n) => new($"{Draw:N}{n:x}");

    /// <summary>From 0 to below 1: keeps apart what would else come at once.</summary>
    internal double Jitter() => (uint)Draw.GetHashCode() / (uint.MaxValue + 1.0);

    /// <summary>The n-th error id of this step.</summary>
    internal ErrorId ErrorId(int n) =>
        Failures.ErrorId.From((BitConverter.ToUInt64(Draw.ToByteArray(), 8) ^ BitConverter.ToUInt64(Draw.ToByteArray(), 0)) + ((ulong)n * 0x9E3779B97F4A7C15));
}
