using System.Reflection;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Which settings are never shown: those that say so, and those whose name does, in projects that know no host.</summary>
internal static class SecretSettings
{
    private static readonly string[] Names = ["Secret", "Secrets", "Token", "Key", "Keys", "Password"];

    internal static bool Is(PropertyInfo property) =>
        property.GetCustomAttribute<SecretAttribute>() is not null
        || (property.PropertyType == typeof(string) && Names.Any(name => property.Name.EndsWith(name, StringComparison.Ordinal)));
}
