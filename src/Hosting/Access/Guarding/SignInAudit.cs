using ChatAgency.Core.Auditing;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Access.Guarding;

/// <summary>Sign-ins and sign-outs in the audit: who, where, how and as what. Nobody is kept out because the audit is away; the log says then what it lacks.</summary>
internal sealed partial class SignInAudit(AuditSignIn keep, TimeProvider time, ILogger<SignInAudit> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal async Task RecordAsync(AuditKind kind, Audience audience, string who, string outcome, params AuditDetail[] details)
    {
        var what = AuditEvent.Of("", time.GetUtcNow(), kind, who, audience == Audience.Chat ? "chat" : "console", outcome, [.. details]);
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            await keep(what, patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception exception)
        {
            Log.Lost(logger, kind, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5000, Level = LogLevel.Warning, Message = "A record of {Kind} may be missing in the audit: it could not be kept within two seconds.")]
        public static partial void Lost(ILogger logger, AuditKind kind, Exception exception);
    }
}
