using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>A named piece of work behind an answer (a tool that is called, a member of a panel), as people see it while it is done. The words are untrusted.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.WorkItem")]
public sealed record WorkItem
{
    /// <summary>The longest title and the longest detail, in characters: what Slack shows of a task. What is longer is cut.</summary>
    public const int MostCharacters = 256;

    /// <summary>Which piece of its answer it is; the same id again takes the place of what was said before.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>What is done, in a few words of one line.</summary>
    [Id(1)] public required string Title { get; init => field = Cut(value); }

    /// <summary>Where it stands.</summary>
    [Id(2)] public WorkStatus Status { get; init; }

    /// <summary>What came of it, or what holds it up, in one line; empty for nothing to say.</summary>
    [Id(3)] public string Detail { get; init => field = Cut(value); } = "";

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= MostCharacters) return line;
        var kept = char.IsHighSurrogate(line[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1;
        return line[..kept] + "…";
    }
}
