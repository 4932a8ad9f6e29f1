using ChatAgency.Grains.Interfaces.Budgets;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Pace;

/// <summary>
/// The cluster's budgets while they can be reached; else this silo's own, which do not know what the others do. Slack's
/// own refusals then keep the sum right.
/// </summary>
internal sealed partial class SharedBudgets(BudgetOf budgets, TimeProvider clock, ILogger<SharedBudgets> logger)
{
    /// <summary>How long an answer may take: a tenth of a call's time.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(1);

    /// <summary>How long this silo goes on alone before it asks the others again.</summary>
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Ledger> own = new(StringComparer.Ordinal);
    private DateTimeOffset aloneUntil;

    public async ValueTask<BudgetTurn> AskAsync(string workspace, BudgetAsk ask, CancellationToken cancellationToken)
    {
        if (!IsAlone())
        {
            try
            {
                return await budgets(workspace).Ask(ask, cancellationToken).WaitAsync(Reach, clock, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                GoAlone(exception);
            }
        }

        lock (gate) return Own(workspace).Ask(ask);
    }

    /// <summary>Tells everyone of a closing; this silo knows of it in any case.</summary>
    public async ValueTask CloseAsync(string workspace, string budget, TimeSpan period)
    {
        lock (gate) Own(workspace).Close(budget, period);
        if (IsAlone()) return;
        try
        {
            await budgets(workspace).Close(budget, period, CancellationToken.None).WaitAsync(Reach, clock);
        }
        catch (Exception exception)
        {
            GoAlone(exception);
        }
    }

    private Ledger Own(string workspace)
    {
        if (!own.TryGetValue(workspace, out var ledger)) own[workspace] = ledger = new Ledger(clock);
        return ledger;
    }

    private bool IsAlone()
    {
        lock (gate) return clock.GetUtcNow() < aloneUntil;
    }

    private void GoAlone(Exception exception)
    {
        lock (gate) aloneUntil = clock.GetUtcNow() + Alone;
        Log.Alone(logger, exception);
    }

    private static partial class Log
    {
        [LoggerMessage(11, LogLevel.Warning, "The cluster's budget for Slack could not be reached; this silo keeps the pace by itself for a while.")]
        public static partial void Alone(ILogger logger, Exception exception);
    }
}
