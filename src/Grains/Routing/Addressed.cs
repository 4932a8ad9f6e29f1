using ChatAgency.Grains.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>Reads whom a message names at its beginning: <c>code: …</c>, <c>@Creative …</c>, <c>code, creative: …</c>.</summary>
internal static class Addressed
{
    /// <summary>The text after the mention of the agency itself (<c>&lt;@…&gt;</c>) and white space.</summary>
    public static ReadOnlySpan<char> Body(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        while (text.StartsWith("<@", StringComparison.Ordinal) && text.IndexOf('>') is > 0 and var end) text = text[(end + 1)..].TrimStart(" \t\r\n,:");
        return text;
    }

    /// <summary>The agents that the text names at its beginning, in its order, each once; none where it names none.</summary>
    public static IReadOnlyList<AgentProfile> Agents(ReadOnlySpan<char> body, IReadOnlyList<AgentProfile> agents)
    {
        List<AgentProfile> named = [];
        while (Begins(body, agents) is { } agent)
        {
            var at = body.StartsWith("@", StringComparison.Ordinal);
            var rest = body[(agent.Name.Value.Length + (at ? 1 : 0))..];
            if (!named.Contains(agent)) named.Add(agent);
            if (Ends(rest, at)) return named;
            if (!Continues(ref rest)) break;
            body = rest;
        }

        return [];
    }

    // Of two names of which one begins with the other, the longer one is meant.
    private static AgentProfile? Begins(ReadOnlySpan<char> body, IReadOnlyList<AgentProfile> agents)
    {
        if (body.StartsWith("@", StringComparison.Ordinal)) body = body[1..];
        AgentProfile? named = null;
        foreach (var agent in agents)
        {
            var name = agent.Name.Value;
            if (body.StartsWith(name, StringComparison.OrdinalIgnoreCase) && IsWhole(body[name.Length..]) && (named is null || name.Length > named.Name.Value.Length)) named = agent;
        }

        return named;
    }

    private static bool IsWhole(ReadOnlySpan<char> rest) => rest.IsEmpty || !(char.IsLetterOrDigit(rest[0]) || rest[0] is '-' or '_' or '.');

    private static bool Ends(ReadOnlySpan<char> rest, bool at)
    {
        if (rest.TrimStart(' ') is [':', .. var after]) return (after.IsEmpty || after[0] != ':') && !after.StartsWith("//", StringComparison.Ordinal);
        return at && !(rest.TrimStart(' ') is [',' or '+' or '&', .. var more] && more.TrimStart(' ') is ['@', ..]);
    }

    private static bool Continues(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(' ');
        if (rest is [',' or '+' or '&', ..]) rest = rest[1..];
        else if (rest.StartsWith("and ", StringComparison.OrdinalIgnoreCase)) rest = rest[4..];
        else return false;
        rest = rest.TrimStart(' ');
        return true;
    }
}
