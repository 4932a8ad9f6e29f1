using System.Collections.Concurrent;
using ChatAgency.Hostile.Tests.Cases;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;

namespace ChatAgency.Hostile.Tests;

/// <summary>Tools that bring attacks in, and tools that would carry something out; what of the latter runs is noted, with its thread and for whom.</summary>
internal sealed class TestTools : IToolSource
{
    /// <summary>What the agent's profile grants. The others are there too, and nobody's.</summary>
    public const string Granted = "lookup, read_file, web_page, read_thread, search_conversations, calculator, send_mail, approved_tool";

    private static readonly Dictionary<string, string> s_texts = CaseFiles.Attacks.ToDictionary(static attack => attack.Id, static attack => attack.Text);

    private readonly IReadOnlyList<AgencyTool> _tools;

    public TestTools() => _tools =
    [
        new(AIFunctionFactory.Create((string id) => s_texts.GetValueOrDefault(id, "Nothing."), "lookup"), ToolReach.Reads),
        new(AIFunctionFactory.Create((string id) => s_texts.GetValueOrDefault(id, "Nothing."), "read_file"), ToolReach.Reads),
        new(AIFunctionFactory.Create((AIFunctionArguments arguments) => Note("send_mail", arguments), "send_mail"), ToolReach.Writes),
        new(AIFunctionFactory.Create((AIFunctionArguments arguments) => Note("approved_tool", arguments), "approved_tool"), ToolReach.Computes) { NeedsApproval = true },
        new(AIFunctionFactory.Create((AIFunctionArguments arguments) => Note("delete_all", arguments), "delete_all"), ToolReach.Writes),
        new(AIFunctionFactory.Create((AIFunctionArguments arguments) => Note("admin", arguments), "admin"), ToolReach.Computes),
        new(AIFunctionFactory.Create((AIFunctionArguments arguments) => Note("every_delete", arguments), "every_delete"), ToolReach.Computes),
    ];

    public string Name => "the test";

    public ConcurrentQueue<(string Thread, string Tool, string Person)> Ran { get; } = new();

    public ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken) => new(_tools);

    private string Note(string tool, AIFunctionArguments arguments)
    {
        var caller = ToolCaller.Of(arguments);
        Ran.Enqueue((caller.Thread, tool, caller.Person));
        return "done";
    }
}
