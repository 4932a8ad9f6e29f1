using Microsoft.Extensions.AI;

namespace ChatAgency.Plugins;

/// <summary>Something that an agent can do beside writing.</summary>
/// <param name="Function">
/// What runs. Its name is 1 to 64 letters, digits, hyphens and underscores, and no other tool has it; the model chooses by
/// its description. It gets its arguments checked against its schema, a token that ends with its time limit, and its
/// <see cref="ToolCaller"/>.
/// </param>
/// <param name="Reach">How far it reaches.</param>
public sealed record AgencyTool(AIFunction Function, ToolReach Reach)
{
    /// <summary>What people see while it runs, as a few words: <c>Reading a web page</c>. Left out, the function's name.</summary>
    public string? Title { get; init; }

    /// <summary>True where a person has to approve each call, whatever the turn has read.</summary>
    public bool NeedsApproval { get; init; }
}
