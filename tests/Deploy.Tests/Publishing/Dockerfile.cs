using System.Globalization;
using System.Text.Json;

namespace ChatAgency.Deploy.Tests.Publishing;

/// <summary>A Dockerfile of <c>deploy/docker</c>, step by step.</summary>
internal sealed record Dockerfile(string Name, IReadOnlyList<Dockerfile.Step> Steps)
{
    internal static Dockerfile Read(string name) => new(name,
    [
        .. Deployed.Read($"deploy/docker/{name}.Dockerfile").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => new Step(line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim())),
    ]);

    /// <summary>The name of the project that is in it.</summary>
    internal string Project => char.ToUpperInvariant(Name[0]) + Name[1..];

    /// <summary>What each stage begins with, without its options.</summary>
    internal IReadOnlyList<string> Bases => [.. All("FROM").Select(static from => from.Split(' ').First(static word => !word.StartsWith("--", StringComparison.Ordinal)))];

    internal int User => int.Parse(Assert.Single(All("USER")), CultureInfo.InvariantCulture);

    internal IReadOnlyList<int> Ports => [.. All("EXPOSE").SelectMany(static ports => ports.Split(' ')).Select(static port => int.Parse(port, CultureInfo.InvariantCulture))];

    internal IReadOnlyList<string> EntryPoint => JsonSerializer.Deserialize<string[]>(Assert.Single(All("ENTRYPOINT")))!;

    internal IReadOnlyDictionary<string, string> Variables => All("ENV").SelectMany(static set => set.Split(' ')).Select(static set => set.Split('=', 2)).ToDictionary(static set => set[0], static set => set[1], StringComparer.Ordinal);

    /// <summary>What of the repository is copied to where the build runs.</summary>
    internal IReadOnlyList<string> Sources => [.. All("COPY").Where(static copy => !copy.StartsWith("--", StringComparison.Ordinal)).SelectMany(static copy => copy.Split(' ')[..^1])];

    /// <summary>The command that publishes.</summary>
    internal string Publish => Assert.Single(All("RUN"), static run => run.StartsWith("dotnet publish ", StringComparison.Ordinal));

    private IEnumerable<string> All(string word) => Steps.Where(step => step.Word == word).Select(static step => step.Rest);

    internal sealed record Step(string Word, string Rest);
}
