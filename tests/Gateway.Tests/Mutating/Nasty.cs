using System.Text;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>Values at which programs have broken.</summary>
internal static class Nasty
{
    private static readonly string[] s_texts =
    [
        "", " ", "T0OTHER", "C0OTHER", "U0OTHER", "slack/T0OTHER/C1:1.1", "web/local/eve:first", "../../etc/passwd", "a/b:c#d", "<!channel>", "<@U0OTHER>", "\u202Etxet", "e\u0301", "🧑‍🚀", "ＡＢＣ", "１２", "0x10", "-1", "1e9",
        "9223372036854775807", "9223372036854775808", "99999999999999999999.999999", "1767225600.000100", "0.0", ".", "1767225600", "NaN", "true", "null", "'; drop table x--", "${jndi:ldap://x}", "{{7*7}}", "%00", "%s%n", "https://169.254.169.254/", "\u0085\u2028", "__proto__", "constructor",
    ];

    /// <summary>JSON values as bytes, some of which are none.</summary>
    public static IReadOnlyList<byte[]> Json { get; } =
    [
        .. new[] { "null", "true", "false", "0", "-1", "-0", "1", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e400", "1E-400", "0.1", "1767225600.000100", "NaN", "Infinity", "01", "[]", "{}", "[[]]", "[null]", "{\"\":null}", "[{}]", "{\"type\":\"message\"}", "undefined", "'x'", "//x" }.Select(Encoding.UTF8.GetBytes),
        .. s_texts.Select(static text => Encoding.UTF8.GetBytes($"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")),
        .. new[] { "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\u000a\\u0009\"", "\"\\x\"", "\"\\u12\"", "\"open" }.Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xFF, 0xFE, (byte)'"'], [(byte)'"', 0xC0, 0xAF, (byte)'"'], [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'], [(byte)'"', 0, (byte)'"'],
        Quoted('x', 200), Quoted('x', 600), Quoted('x', 5_000), Quoted('é', 20_000), Quoted('1', 400),
        Nested("[", "]", 20), Nested("[", "]", 70), Nested("{\"a\":", "}", 65, "1"), Nested("[", "", 500),
    ];

    /// <summary>Form values and parts of paths, as they stand there.</summary>
    public static IReadOnlyList<string> Escaped { get; } =
    [
        .. s_texts.Select(Uri.EscapeDataString), "%", "%zz", "%ff%fe", "%c0%af", "%ed%a0%80", "%2e%2e%2f", "%252e", "..", ".", "%2F", "%5c", "%0d%0aX-Injected:1", "+", "a;b", "a,b", new string('a', 65), new string('a', 129), new string('9', 30), "0", "-1", "1.5", "9223372036854775808",
    ];

    public static IReadOnlyList<string> ContentTypes { get; } =
    [
        "", "text/plain", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/json; charset=nonsense", "application/json;charset=\"", "APPLICATION/JSON", "application/problem+json", "application/json, application/json", "application/x-www-form-urlencoded; charset=utf-7",
        "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "application/xml", ";", "/", "application/", "json", "*/*", "application/json\tx",
    ];

    public static IReadOnlyList<(string Name, string Value)> Headers { get; } =
    [
        ("X-HTTP-Method-Override", "DELETE"), ("X-Original-URL", "/admin"), ("X-Rewrite-URL", "/admin"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "https"), ("Forwarded", "for=127.0.0.1;host=evil.example"),
        ("Expect", "100-continue"), ("Expect", "nonsense"), ("Range", "bytes=0-1,5-"), ("Range", "bytes=99-1"), ("If-None-Match", "\"\""), ("If-None-Match", "W/\"x\", *"), ("If-Modified-Since", "never"), ("Accept", "text/html"), ("Accept", ";;q=2"), ("Accept", "*/*;q=nonsense"), ("Accept-Encoding", "gzip, x;q=9"),
        ("Content-Encoding", "gzip"), ("Content-Encoding", "br"), ("Origin", "null"), ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Cookie", "a=b; ;=;;"), ("Cookie", "__Host-chatagency-chat=CfDJ8AAAA"), ("Cookie", "chatagency.chat=CfDJ8AAAA; chatagency.chat=x"),
        ("Idempotency-Key", ""), ("Idempotency-Key", "a b"), ("Idempotency-Key", new string('k', 256)), ("Idempotency-Key", "é"), ("Last-Event-ID", new string('9', 300)), ("Last-Event-ID", "-1"), ("X-Slack-Retry-Num", "nonsense"), ("X-Slack-Retry-Reason", "http_timeout"),
        ("traceparent", "00-00000000000000000000000000000000-0000000000000000-01"), ("traceparent", "nonsense"), ("tracestate", "a=b,,="), ("baggage", new string('b', 500)), ("X-Correlation-Id", "'\"<>"), ("X-Correlation-Id", new string('c', 300)), ("Connection", "upgrade"), ("Upgrade", "websocket"), ("Authorization", "Basic YTpi"), ("Authorization", "Bearer"),
        ("X-Big", new string('h', 8_000)), ("X-Odd", "a\u0001b"), ("X-Odd", "é"),
    ];

    private static byte[] Quoted(char letter, int times) => Encoding.UTF8.GetBytes($"\"{new string(letter, times)}\"");

    private static byte[] Nested(string open, string close, int deep, string core = "") =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, deep)) + core + string.Concat(Enumerable.Repeat(close, deep)));
}
