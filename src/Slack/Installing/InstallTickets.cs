using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatAgency.Core.Auditing;
using Microsoft.AspNetCore.DataProtection;

namespace ChatAgency.Slack.Installing;

/// <summary>
/// Writes and reads what an installation carries along: operators' links, and what binds an installation to its browser. Sealed
/// with the keys that all gateways share, so that none of them keeps anything; that each is good once, the cluster remembers.
/// </summary>
public sealed class InstallTickets(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>As long as Slack's code is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LinkLife = TimeSpan.FromHours(1);

    private readonly IDataProtector links = protection.CreateProtector("ChatAgency.Slack.InstallLink");
    private readonly IDataProtector begun = protection.CreateProtector("ChatAgency.Slack.InstallBegun");

    /// <summary>A new link of an operator's, good for an hour, and until when.</summary>
    public (string Link, DateTimeOffset Until) NewLink(string by)
    {
        var link = new InstallLink(Draw(), time.GetUtcNow() + LinkLife, AuditEvent.Word(by));
        return (links.Protect(Text(link)), link.Until);
    }

    /// <summary>The link; null where it is none, or too old.</summary>
    public InstallLink? ReadLink(string text) => Open(links, text) is { } plain ? Link(plain.Split('\n')) : null;

    /// <summary>Begins an installation: the state that Slack sends back, and what this browser keeps beside it.</summary>
    public (string State, string Cookie) Begin(InstallLink? link)
    {
        var state = Draw();
        var lines = $"{state}\n{Ticks(time.GetUtcNow() + Life)}";
        return (state, begun.Protect(link is null ? lines : $"{lines}\n{Text(link)}"));
    }

    /// <summary>What this browser began with this state; null where it did not, or too long ago.</summary>
    public InstallBegun? Read(string? cookie, string? state)
    {
        if (cookie is null || state is null || Open(begun, cookie)?.Split('\n') is not [var ticket, var ticks, .. var rest]) return null;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ticket), Encoding.UTF8.GetBytes(state))) return null;
        if (Time(ticks) is not { } until) return null;
        var link = Link(rest);
        return rest.Length > 0 && link is null ? null : new InstallBegun(ticket, until, link);
    }

    private static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string Text(InstallLink link) => $"{link.Ticket}\n{Ticks(link.Until)}\n{link.By}";

    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private InstallLink? Link(string[] lines) => lines is [var ticket, var ticks, var by] && Time(ticks) is { } until ? new InstallLink(ticket, until, by) : null;

    /// <summary>The time, where it is to come.</summary>
    private DateTimeOffset? Time(string ticks)
    {
        var until = new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
        return time.GetUtcNow() < until ? until : null;
    }

    private static string? Open(IDataProtector protector, string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
