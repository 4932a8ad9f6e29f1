namespace ChatAgency.Hosting.Access;

/// <summary>Where a sign-in to the console may lead: within it, and nowhere else.</summary>
internal static class ConsolePath
{
    /// <summary>Where it leads by itself.</summary>
    internal const string Home = "/admin";

    // What comes along in the state has to fit into a request's first line.
    private const int Longest = 1_024;

    private static readonly string[] Roots = ["/admin", "/dashboard"];

    /// <summary>The path where it is one of the console's, else its home. What a browser may read as another host's is none.</summary>
    internal static string Of(string? path) =>
        path is { Length: <= Longest } && !path.Any(static c => c is '\\' || char.IsControl(c)) && Roots.Any(root => IsBelow(path, root)) && !IsBelow(path, "/admin/sign-in") ? path : Home;

    private static bool IsBelow(string path, string root) =>
        path.StartsWith(root, StringComparison.OrdinalIgnoreCase) && (path.Length == root.Length || path[root.Length] is '/' or '?');
}
