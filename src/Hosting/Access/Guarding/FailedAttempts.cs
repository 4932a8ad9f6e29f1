using ChatAgency.Hosting.Addresses;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access.Guarding;

/// <summary>
/// Counts wrong sign-ins by address. After a few, the address waits longer each time; the right token does not help it
/// then, or a guess could be told from a hit. While many fail from everywhere, the first failure of an address counts.
/// </summary>
internal sealed class FailedAttempts(IOptions<AddressLimitOptions> options, TimeProvider time)
{
    /// <summary>So many addresses are remembered at most; those that failed last stay.</summary>
    internal const int MostAddresses = 10_000;

    /// <summary>So many times what one address may get wrong, all may in a minute.</summary>
    internal const int AllAreSoMany = 20;

    /// <summary>Nobody waits longer.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>So long after its last wait an address is forgotten.</summary>
    internal static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, (int Failures, DateTimeOffset Until)> _addresses = [];
    private readonly Lock _lock = new();
    private DateTimeOffset _minute;
    private int _inMinute;

    internal int Remembered
    {
        get
        {
            lock (_lock) return _addresses.Count;
        }
    }

    /// <summary>How long the address has to wait still; null where it has not.</summary>
    internal TimeSpan? WaitOf(string address)
    {
        lock (_lock) return _addresses.TryGetValue(address, out var known) && known.Until - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : null;
    }

    /// <summary>The address got it wrong once more.</summary>
    internal void Count(string address)
    {
        if (options.Value.WrongSignIns == 0) return;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var free = CountAll(now) > options.Value.WrongSignIns * AllAreSoMany ? 0 : options.Value.WrongSignIns;
            var failures = _addresses.TryGetValue(address, out var known) && now - known.Until <= Memory ? known.Failures + 1 : 1;
            if (_addresses.Count >= MostAddresses && !_addresses.ContainsKey(address)) Forget(now);
            _addresses[address] = (failures, now + WaitAfter(failures - free));
        }
    }

    private static TimeSpan WaitAfter(int tooMany) =>
        tooMany <= 0 ? TimeSpan.Zero : tooMany > 9 ? LongestWait : TimeSpan.FromSeconds(1 << (tooMany - 1));

    private int CountAll(DateTimeOffset now)
    {
        if (now - _minute >= TimeSpan.FromMinutes(1)) (_minute, _inMinute) = (now, 0);
        return ++_inMinute;
    }

    // A tenth at once, so that a flood does not pay for a look at all of them each time.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, known) in _addresses.OrderBy(static one => one.Value.Until).ToList())
        {
            if (now - known.Until <= Memory && _addresses.Count <= MostAddresses * 9 / 10) break;
            _addresses.Remove(address);
        }
    }
}
