using System.Threading.RateLimiting;
using ChatAgency.Hosting.Failures;
using ChatAgency.Hosting.Hosts;
using ChatAgency.Hosting.Listeners;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Addresses;

/// <summary>Sets the framework's rate limiter: by door and address. Never the doors that check a signature, since Slack would cut the subscription off, and never health.</summary>
internal sealed class AddressLimits(IOptions<AddressLimitOptions> options) : IConfigureOptions<RateLimiterOptions>
{
    // Addresses share this many counters a kind of door: memory is bounded, and one address meets another in one of 65,536.
    private const int Counters = 1 << 16;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private enum Door
    {
        Api,
        Pages,
        SignIn,
        Install,
    }

    public void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (Door Door, int Counter)>(Partition);
        limiter.OnRejected = static async (rejected, _) => await ProblemResults.TooMany(
            "Too many requests from this address.",
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute).ExecuteAsync(rejected.HttpContext);
    }

    private RateLimitPartition<(Door, int)> Partition(HttpContext context)
    {
        if (DoorOf(context) is not { } door || MostOf(door) is not (> 0 and var most)) return RateLimitPartition.GetNoLimiter((default(Door), -1));
        // String hashes differ from process to process: nobody can choose whom they meet.
        var counter = CallerAddress.Of(context).GetHashCode(StringComparison.Ordinal) & (Counters - 1);
        return RateLimitPartition.GetFixedWindowLimiter((door, counter), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Minute });
    }

    private static Door? DoorOf(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<AnyHostMark>() is not null) return null;
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/') ?? "";
        if (route.StartsWith("sign-in", StringComparison.Ordinal) || route.StartsWith("admin/sign-in", StringComparison.Ordinal)) return Door.SignIn;
        if (context.ArrivedBy() != Listener.Public) return null;
        return route.StartsWith("api/", StringComparison.Ordinal) ? Door.Api
            : route.StartsWith("slack/", StringComparison.Ordinal) ? Door.Install
            : Door.Pages;
    }

    private int MostOf(Door door) => door switch
    {
        Door.Api => options.Value.ApiAMinute,
        Door.SignIn => options.Value.SignInAMinute,
        Door.Install => options.Value.InstallAMinute,
        _ => options.Value.PagesAMinute,
    };
}
