namespace ChatAgency.Toolbox.Tests.Pages;

/// <summary>Addresses with which others have got servers to call where they must not. None may lead to a connection.</summary>
internal static class UrlTricks
{
    private static readonly string[] s_targets =
    [
        "127.0.0.1", "127.1", "127.0.1", "0.0.0.0", "0", "2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "127.0.0.1.",
        "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "100.100.100.200", "10.0.0.1", "172.16.0.1", "192.168.0.1",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "[fe80::1]", "[fc00::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]",
        "localhost", "localhost.", "LOCALHOST", "localhost.localdomain", "metadata.google.internal", "instance-data", "①②⑦.⓪.⓪.①", "127。0。0。1", "evil.example", "docs.example.evil.example", "evildocs.example", "docs.example.com",
    ];

    public static IEnumerable<string> All() =>
    [
        .. s_targets.SelectMany(static target => new[] { $"https://{target}/", $"http://{target}/", $"https://docs.example@{target}/", $"https://{target}#docs.example", $"https://{target}?docs.example", $"https://{target}\\@docs.example/" }),
        "http://docs.example/", "https://docs.example:8443/", "https://docs.example:22/", "https://user@docs.example/", "https://user:pass@docs.example/",
        "file:///etc/passwd", "ftp://docs.example/", "gopher://docs.example/", "data:text/html,x", "javascript:alert(1)", "ldap://docs.example", "//docs.example", "docs.example", "", " ", "https://", "https:///x", "https://[", "jar:https://docs.example!/x", "https://docs.example\u0000.evil.example/", "https://docs.example%2eevil.example/", "https://docs.example%00.evil.example/",
        "https://" + new string('a', 3_000) + ".example/",
    ];
}
