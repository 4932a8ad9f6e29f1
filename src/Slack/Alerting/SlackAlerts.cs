using ChatAgency.Core.Alerting;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Alerting;

/// <summary>The operators' channel on Slack, by the same calls in the same turns as answers. A post whose outcome is unknown is made again: two are better than none.</summary>
internal sealed class SlackAlerts(SlackWebApi api, IOptions<SlackAlertOptions> options) : IAlertChannel
{
    /// <summary>What stands before the id of a person who acknowledged here.</summary>
    public const string People = $"{SlackNames.Platform}/";

    public AlertWay Way => AlertWay.Channel;

    public bool IsSet => options.Value.IsSet;

    private string Channel => options.Value.Channel!;

    public async Task<AlertOutcome> TellAsync(AlertStep step, CancellationToken cancellationToken) => step.Reference is { } ts
        ? Changed(await UpdateAsync(AlertBody.Update(Channel, ts, step), cancellationToken), ts)
        : Posted(await PostAsync(AlertBody.Post(Channel, step), cancellationToken));

    public async Task<AlertOutcome> TellHealedAsync(IReadOnlyList<AlertReport> healed, CancellationToken cancellationToken) =>
        Posted(await PostAsync(AlertBody.Healed(Channel, healed), cancellationToken));

    private Task<SlackAnswer<PostedAnswer>> PostAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        api.PostedAsync(SlackRequest.Post(options.Value.Workspace!, Channel, body) with { Who = "alerts" }, cancellationToken);

    private Task<SlackAnswer<PostedAnswer>> UpdateAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        api.PostedAsync(SlackRequest.Json(options.Value.Workspace!, SlackMethod.Update, body) with { Who = "alerts" }, cancellationToken);

    private static AlertOutcome Posted(SlackAnswer<PostedAnswer> answer) => answer switch
    {
        SlackAnswer<PostedAnswer>.Done { Value.Ts: { Length: > 0 } ts } => new AlertOutcome.Told(ts),
        SlackAnswer<PostedAnswer>.Refused refused => new AlertOutcome.NotKnown(refused.Refusal.Reason),
        SlackAnswer<PostedAnswer>.Unknown unknown => new AlertOutcome.NotKnown(unknown.Reason),
        _ => new AlertOutcome.NotKnown("no_ts"),
    };

    private static AlertOutcome Changed(SlackAnswer<PostedAnswer> answer, string ts) => answer switch
    {
        SlackAnswer<PostedAnswer>.Done => new AlertOutcome.Told(ts),
        SlackAnswer<PostedAnswer>.Refused { Refusal.Kind: RefusalKind.PostMissing or RefusalKind.EditForbidden or RefusalKind.PlaceClosed } => new AlertOutcome.Gone(),
        SlackAnswer<PostedAnswer>.Refused refused => new AlertOutcome.NotKnown(refused.Refusal.Reason),
        SlackAnswer<PostedAnswer>.Unknown unknown => new AlertOutcome.NotKnown(unknown.Reason),
        _ => new AlertOutcome.NotKnown("no_answer"),
    };
}
