using ChatAgency.EndToEnd.Doors;
using ChatAgency.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace ChatAgency.Deploy.Tests.Governing;

/// <summary>No door without a row: the table that EndToEnd goes through, role by role, has every route of every host.</summary>
public sealed class TableTests
{
    private static readonly string[] AnyMethod = ["GET"];

    public static TheoryData<AgencyHostKind> Hosts => [AgencyHostKind.Local, AgencyHostKind.Silo, AgencyHostKind.Gateway];

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Every_route_has_a_row_in_the_table_of_doors(AgencyHostKind kind)
    {
        var doors = Composed.Doors(kind);
        Assert.NotEmpty(doors);
        Assert.Empty(doors.SelectMany(static door => Methods(door).Where(method => !DoorRow.All.Any(row => Covers(row, door, method))).Select(method => $"{method} /{door.RoutePattern.RawText?.TrimStart('/')}")));
    }

    [Theory]
    [InlineData("GET", "/admin/api/secrets", false)]
    [InlineData("DELETE", "/admin/api/agents", false)]
    [InlineData("GET", "/admin/api/agents", true)]
    [InlineData("GET", "/admin/api/agents/{name}", true)]
    public void A_route_without_a_row_is_seen(string method, string pattern, bool isCovered)
    {
        var door = new RouteEndpointBuilder(static _ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(pattern), 0).Build();
        Assert.Equal(isCovered, DoorRow.All.Any(row => Covers(row, (RouteEndpoint)door, method)));
    }

    private static IEnumerable<string> Methods(RouteEndpoint door) =>
        (door.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : AnyMethod).Where(static method => method != HttpMethods.Head);

    private static bool Covers(DoorRow row, RouteEndpoint door, string method)
    {
        var path = row.Path.Split('?')[0];
        return row.Method == method && new TemplateMatcher(new RouteTemplate(door.RoutePattern), new RouteValueDictionary()).TryMatch(path, new RouteValueDictionary()) && IsAsLiteral(door, path);
    }

    // A row for 'agents/{name}' is none for 'agents/new': what the route has in letters, the row has too.
    private static bool IsAsLiteral(RouteEndpoint door, string path) =>
        door.RoutePattern.Parameters.Count > 0 || string.Equals(door.RoutePattern.RawText?.Trim('/'), path.Trim('/'), StringComparison.OrdinalIgnoreCase);
}
