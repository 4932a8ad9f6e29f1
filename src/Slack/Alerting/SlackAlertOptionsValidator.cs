using ChatAgency.Core.Conversations;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Alerting;

/// <summary>Says what is wrong with <see cref="SlackAlertOptions"/>.</summary>
public sealed class SlackAlertOptionsValidator : IValidateOptions<SlackAlertOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SlackAlertOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        if (string.IsNullOrWhiteSpace(options.Workspace) != string.IsNullOrWhiteSpace(options.Channel))
            faults.AddError("must be set beside the other of the two.", string.IsNullOrWhiteSpace(options.Workspace) ? nameof(options.Workspace) : nameof(options.Channel));
        Id(nameof(options.Workspace), options.Workspace);
        Id(nameof(options.Channel), options.Channel);
        return faults.Build();

        void Id(string setting, string? id)
        {
            if (!string.IsNullOrWhiteSpace(id) && !ConversationId.IsPart(id)) faults.AddError("must be an id of Slack's, such as T024BE7LD or C024BE91L.", setting);
        }
    }
}
