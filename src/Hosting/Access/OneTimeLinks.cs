using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ChatAgency.Hosting.Access;

/// <summary>
/// Links that sign a person in once. The code (256 random bits) is in the fragment, which browsers send to nobody: no
/// access log, trace or proxy sees it, and a link preview cannot spend it. A link is good until it is spent, for 24 hours
/// at most, and never beyond the life of the process, which keeps hashes alone.
/// </summary>
public sealed class OneTimeLinks(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, (Audience Audience, DateTimeOffset Until)> _open = new(StringComparer.Ordinal);

    /// <summary>Makes a link.</summary>
    /// <param name="audience">What it opens.</param>
    /// <param name="address">The root of the listener that serves the audience's pages.</param>
    public Uri Create(Audience audience, Uri address)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _open[Hash(code)] = (audience, time.GetUtcNow() + Lifetime);
        return new Uri(address, $"{SignInDoor.Path(audience)}#{code}");
    }

    /// <summary>True once for each link, at its own audience, within its time.</summary>
    internal bool Spend(Audience audience, string code) =>
        _open.TryGetValue(Hash(code), out var link) && link.Audience == audience
        && _open.TryRemove(Hash(code), out _) && time.GetUtcNow() <= link.Until;

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
