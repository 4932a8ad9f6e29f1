using Microsoft.AspNetCore.Builder;

namespace ChatAgency.Hosting.Tests.Running;

/// <summary>What a test's host is made of.</summary>
internal sealed record Setup
{
    public AgencyHostKind Kind { get; init; } = AgencyHostKind.Local;

    public string Environment { get; init; } = "Production";

    public string[] Args { get; init; } = [];

    public Dictionary<string, string?> Variables { get; init; } = [];

    public Action<WebApplicationBuilder> Build { get; init; } = static _ => { };

    public Action<WebApplication> Map { get; init; } = static _ => { };

    /// <summary>A folder that outlives this host; it is then the test's to delete.</summary>
    public TestFolder? Folder { get; init; }
}
