using System.Globalization;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Interfaces.Limiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Limiting;

/// <summary>Asks whether a turn is within the limits, once: its second attempt is the same question.</summary>
internal sealed partial class LimitDesk(IGrainFactory grains, IOptions<LimitOptions> options, ILogger<LimitDesk> logger)
{
    /// <summary>Why the turn is not answered now, in words for the person; null where it is. Where nobody can count, it is.</summary>
    public async ValueTask<string?> RefusalAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        if (!options.Value.AreSet || request.Attempt > 1 || request.Approval is not null) return null;
        var at = request.Conversation;
        try
        {
            var over = await grains.GetGrain<ILimitsGrain>($"{at.Platform}/{at.Workspace}").Count(request.Author.Value, at.Channel, cancellationToken);
            return over is null ? null : Words(over);
        }
        catch (Exception fault) when (fault is OrleansException or TimeoutException)
        {
            Log.NotCounted(logger, fault.GetType().Name);
            return null;
        }
    }

    private static string Words(OverLimit over)
    {
        var whose = over.Of switch
        {
            LimitOf.Person => "You have asked me",
            LimitOf.Channel => "This channel has asked me",
            _ => "This workspace has asked me",
        };
        var seconds = Math.Max(1, (int)Math.Ceiling(over.Wait.TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture, $"_{whose} {over.Most} {(over.Most == 1 ? "question" : "questions")} within a minute, and I answer no more than that. Please ask again in {seconds} {(seconds == 1 ? "second" : "seconds")}._");
    }

    private static partial class Log
    {
        [LoggerMessage(2561, LogLevel.Warning, "A question was not counted against the limits, and is answered: {Fault}")]
        public static partial void NotCounted(ILogger logger, string fault);
    }
}
