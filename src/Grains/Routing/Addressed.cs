using ChatAgency.Grains.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>Reads whom a message names at its beginning: <c>code: …</c>, <c>@Creative …</c>.</summary>
internal static class Addressed
{
    /// <summary>The text after the mention of the agency itself (<c>&lt;@…&gt;</c>) and white space.</summary>
    public static ReadOnlySpan<char> Body(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        while (text.StartsWith("<@", StringComparison.Ordinal) && text.IndexOf('>') is > 0 and var end) text = text[(end + 1)..].TrimStart(" \t\r\n,:");
        return text;
    }

    /// <summary>The agent that the text names at its beginning; null where it names none.</summary>
    public static AgentProfile? Agent(ReadOnlySpan<char> body, IReadOnlyList<AgentProfile> agents)
    {
        var at = body.StartsWith("@", StringComparison.Ordinal);
        if (at) body = body[1..];
        AgentProfile? named = null;
        foreach (var agent in agents)
        {
            if (Names(body, agent.Name.Value, at) && (named is null || agent.Name.Value.Length > named.Name.Value.Length)) named = agent;
        }

        return named;
    }

    private static bool Names(ReadOnlySpan<char> body, string name, bool at)
    {
        if (!body.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return false;
        var rest = body[name.Length..];
        if (at) return rest.IsEmpty || !(char.IsLetterOrDigit(rest[0]) || rest[0] is '-' or '_' or '.');
        return rest.TrimStart(' ') is [':', .. var after] && (after.IsEmpty || after[0] != ':') && !after.StartsWith("//", StringComparison.Ordinal);
    }
}
