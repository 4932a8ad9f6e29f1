using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Routing;

/// <summary>Says what is wrong with <see cref="RoutingOptions"/>.</summary>
public sealed class RoutingOptionsValidator : IValidateOptions<RoutingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RoutingOptions options)
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(options.Mode)) faults.Add("Routing:Mode must be Local or Hybrid.");
        if (options.ModelSeconds is not (>= 0.5 and <= 30)) faults.Add("Routing:ModelSeconds must be 0.5 to 30 seconds.");
        if (!Enum.IsDefined(options.Panels)) faults.Add("Routing:Panels must be Auto, Named or Off.");
        if (options.PanelMembers is < 2 or > 6) faults.Add("Routing:PanelMembers must be 2 to 6.");
        if (options.PanelMemberSeconds is < 5 or > 600) faults.Add("Routing:PanelMemberSeconds must be 5 to 600 seconds.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
