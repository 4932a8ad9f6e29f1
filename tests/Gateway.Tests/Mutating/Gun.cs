using System.Globalization;
using System.Text;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>Makes mutated requests of seeds. What is signed is mutated first and signed then, so that most get past the first check.</summary>
internal sealed class Gun(IReadOnlyList<Seed> seeds, Signing signing, string key, Dice dice)
{
    private const string Right = "127.0.0.1";

    public Shot Next()
    {
        var seed = dice.Of(seeds);
        var body = seed.Kind == BodyKind.None || dice.OneIn(6) ? BodyMutation.Whole(seed) : BodyMutation.Of(seed, dice);
        var isForged = seed.Guard != Guard.Nothing && dice.OneIn(4);
        if (isForged) return Build(seed, seed.Path, body, ContentType(seed), [.. seed.Headers, .. Forged(seed, body)], isForged: true);
        var headers = seed.Headers.Concat(Guarding(seed, body)).ToList();
        if (dice.OneIn(5)) headers.Add(dice.Of(Nasty.Headers));
        if (dice.OneIn(40)) headers.AddRange(Enumerable.Range(0, 70).Select(static n => ($"X-Many-{n}", "x")));
        return Build(seed, dice.OneIn(5) ? Path(seed.Path) : seed.Path, body, ContentType(seed), headers, isForged: false);
    }

    private string? ContentType(Seed seed) => dice.OneIn(12) ? dice.Of(Nasty.ContentTypes) : seed.ContentType;

    private IEnumerable<(string Name, string Value)> Guarding(Seed seed, byte[] body) => seed.Guard switch
    {
        Guard.Signature => signing.Right(body),
        Guard.Bearer => [("Authorization", $"Bearer {key}")],
        _ => [],
    };

    private IEnumerable<(string Name, string Value)> Forged(Seed seed, byte[] body)
    {
        if (seed.Guard == Guard.Signature) return signing.Wrong(body, dice);
        return dice.Below(9) switch
        {
            0 => [],
            1 => [("Authorization", $"Bearer {key[..^1]}")],
            2 => [("Authorization", $"Bearer {key}x")],
            3 => [("Authorization", $"Bearer {key.ToUpperInvariant()}")],
            4 => [("Authorization", $"Bearer {key}"), ("Authorization", $"Bearer {key}")],
            5 => [("Authorization", $"Basic {key}")],
            6 => [("Cookie", $"__Host-chatagency-chat={key}"), ("Sec-Fetch-Site", "same-origin")],
            7 => [("Authorization", "Bearer admin-token-of-nobody")],
            _ => [("Authorization", $"Bearer ann:{key}")],
        };
    }

    private string Path(string path)
    {
        var parts = path.Split('/');
        var at = 1 + dice.Below(parts.Length - 1);
        switch (dice.Below(10))
        {
            case 0: return path + "/";
            case 1: return path.Replace("/", "//", StringComparison.Ordinal);
            case 2: return path.ToUpperInvariant();
            case 3: return path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"{dice.Of(Nasty.Escaped)}={dice.Of(Nasty.Escaped)}";
            case 4: return "/chat/.." + path;
            case 5: return $"http://evil.example{path}";
            case 6: return path[..(1 + dice.Below(path.Length))];
            default:
                parts[at] = dice.Of(Nasty.Escaped);
                return string.Join('/', parts);
        }
    }

    private Shot Build(Seed seed, string path, byte[] body, string? type, IEnumerable<(string Name, string Value)> headers, bool isForged)
    {
        var (isLast, method, version, length) = (false, seed.Method, "HTTP/1.1", body.Length.ToString(CultureInfo.InvariantCulture));
        var (host, isChunked) = (Right, false);
        if (!isForged && dice.OneIn(25))
        {
            isLast = true;
            switch (dice.Below(9))
            {
                case 0: length = (body.Length + 1 + dice.Below(100)).ToString(CultureInfo.InvariantCulture); break;
                case 1: length = Math.Max(0, body.Length - 1 - dice.Below(10)).ToString(CultureInfo.InvariantCulture); break;
                case 2: length = dice.Of(["-1", "x", "99999999999999999999", "1048577", "+5", "5,5"]); break;
                case 3: isChunked = true; break;
                case 4: method = dice.Of(["HEAD", "OPTIONS", "TRACE", "PATCH", "PUT", "CONNECT", "get", "G\0T", "DELETE", "PROPFIND", ""]); break;
                case 5: version = dice.Of(["HTTP/1.0", "HTTP/2.0", "HTTP/9.9", ""]); break;
                case 6: host = dice.Of(["evil.example", "", "localhost:1", "[::1", "127.0.0.1@evil.example", "a b"]); break;
                case 7: path = dice.Of(["", "*", "x", "/\0", "/é", "/" + new string('p', 9_000), "/a b", "?", "/%"]); break;
                default: body = [.. body, .. new byte[64]]; break;
            }
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{method} {path} {version}\r\nHost: {host}\r\n");
        foreach (var (name, value) in headers) text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (type is not null) text.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\n");
        if (isChunked) text.Append("Transfer-Encoding: chunked\r\n\r\n");
        else if (seed.Method != "GET" || body.Length > 0) text.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n");
        else text.Append("\r\n");
        return new Shot([.. Encoding.UTF8.GetBytes(text.ToString()), .. isChunked ? Chunked(body) : body], $"{seed.Method} {seed.Path}", isForged, isLast);
    }

    private byte[] Chunked(byte[] body) => dice.OneIn(3)
        ? [.. "zz\r\n"u8, .. body]
        : [.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8];
}
