using Microsoft.Extensions.AI;

namespace ChatAgency.Plugins;

/// <summary>For whom a tool runs. It comes from the turn and never from the model, so a tool may decide by it.</summary>
/// <param name="Platform">Where people talk: <c>slack</c>, <c>web</c>.</param>
/// <param name="Workspace">The tenant.</param>
/// <param name="Channel">The channel; on the web the person who owns the conversation.</param>
/// <param name="Thread">The thread in its channel.</param>
/// <param name="Person">Who asks, by the platform's id.</param>
/// <param name="Agent">Which agent calls.</param>
public sealed record ToolCaller(string Platform, string Workspace, string Channel, string Thread, string Person, string Agent)
{
    private const string Key = "agency.caller";

    /// <summary>The caller of this call. A function gets its arguments as a parameter of type <see cref="AIFunctionArguments"/>.</summary>
    /// <exception cref="InvalidOperationException">The function was not called by an agent.</exception>
    public static ToolCaller Of(AIFunctionArguments arguments) =>
        arguments.Context?.TryGetValue(Key, out var value) == true && value is ToolCaller caller
            ? caller
            : throw new InvalidOperationException("The function was not called by an agent.");

    /// <summary>Notes the caller beside the arguments of a call.</summary>
    public void Sign(AIFunctionArguments arguments) =>
        (arguments.Context ??= new Dictionary<object, object?>())[Key] = this;
}
