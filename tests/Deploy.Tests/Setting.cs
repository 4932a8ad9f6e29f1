using System.Reflection;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Configuration;

namespace ChatAgency.Deploy.Tests;

/// <summary>What a variable of the environment stands for in the code.</summary>
internal static class Setting
{
    /// <summary>The configuration key of a variable.</summary>
    internal static string Key(string variable) =>
        PlainNames.All.FirstOrDefault(name => name.Name == variable || name.FileName == variable)?.Key ?? variable.Replace("__", ":", StringComparison.Ordinal);

    /// <summary>Whether a host has a property for it, spelt so.</summary>
    internal static bool IsRead(AgencyHostKind by, string variable) => Property(by, variable) is not null;

    /// <summary>Whether its value may be seen by nobody.</summary>
    internal static bool IsSecret(string variable) =>
        PlainNames.Of(Key(variable)) is { Secret: true } || Property(AgencyHostKind.Local, variable)?.GetCustomAttribute<SecretAttribute>() is not null;

    private static PropertyInfo? Property(AgencyHostKind by, string variable)
    {
        var key = Key(variable);
        return Composed.Entries(by).Where(entry => key.StartsWith(entry.Section + ":", StringComparison.Ordinal))
            .Select(entry => Property(entry.Type, key[(entry.Section.Length + 1)..].Split(':')))
            .FirstOrDefault(static found => found is not null);
    }

    private static PropertyInfo? Property(Type options, ReadOnlySpan<string> path)
    {
        var found = options.GetProperty(path[0]);
        return path.Length == 1 || found is null ? found : Property(found.PropertyType, path[1..]);
    }
}
