using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatAgency.Load.Verifying;

/// <summary>The physical limit: a Kestrel endpoint that verifies Slack's signature, answers, and does nothing else. Runs as a process of its own.</summary>
internal static class BareEndpoint
{
    private const int Window = 300;

    public static async Task RunAsync()
    {
        var secret = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("SLACK_SIGNING_SECRET")!);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("PORT")!, CultureInfo.InvariantCulture)));
        var app = builder.Build();
        app.Run(async context => context.Response.StatusCode = await IsSignedAsync(context.Request, secret) ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);
        await app.RunAsync();
    }

    private static async Task<bool> IsSignedAsync(HttpRequest request, byte[] secret)
    {
        if (request.ContentLength is not { } length) return false;
        var timestamp = request.Headers["X-Slack-Request-Timestamp"].ToString();
        var prefix = Encoding.ASCII.GetBytes($"v0:{timestamp}:");
        var signed = new byte[prefix.Length + length];
        prefix.CopyTo(signed, 0);
        await request.Body.ReadExactlyAsync(signed.AsMemory(prefix.Length));
        return long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) <= Window
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(request.Headers["X-Slack-Signature"].ToString()), Expected(secret, signed));
    }

    private static byte[] Expected(byte[] secret, byte[] signed) => Encoding.ASCII.GetBytes("v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed)));
}
