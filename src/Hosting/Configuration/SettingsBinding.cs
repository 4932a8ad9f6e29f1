using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Binds what can be read, and says what cannot. The framework's binder stops at the first and prints the value.</summary>
internal static class SettingsBinding
{
    internal static void Bind(IConfigurationSection section, object options)
    {
        var unreadable = Unreadable(section, options.GetType()).Select(setting => setting.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var readable = section.AsEnumerable(makePathsRelative: true).Where(pair => !unreadable.Contains(pair.Key));
        new ConfigurationBuilder().AddInMemoryCollection(readable).Build().Bind(options);
    }

    internal static IReadOnlyList<UnreadableSetting> Unreadable(IConfigurationSection section, Type type) =>
        [.. InProperties(section, type, prefix: "")];

    private static IEnumerable<UnreadableSetting> InProperties(IConfigurationSection section, Type type, string prefix) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .SelectMany(property => InValue(section.GetSection(property.Name), property.PropertyType, prefix + property.Name));

    private static IEnumerable<UnreadableSetting> InValue(IConfigurationSection section, Type type, string key)
    {
        if (type == typeof(string) || type == typeof(object) || !section.Exists()) return [];
        if (ReadsText(type)) return section.Value is { } text && !IsReadable(text, type) ? [new UnreadableSetting(key, Expected(type))] : [];
        if (ElementOf(type) is { } element)
            return section.GetChildren().SelectMany(child => InValue(child, element, $"{key}:{child.Key}"));
        return type.IsClass ? InProperties(section, type, key + ":") : [];
    }

    private static bool ReadsText(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static bool IsReadable(string text, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text) is not null || Nullable.GetUnderlyingType(type) is not null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType() : type.IsGenericType ? type.GetGenericArguments()[^1] : null;

    private static string Expected(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum) return "one of " + string.Join(", ", Enum.GetNames(plain));
        if (plain == typeof(TimeSpan)) return "a time span such as 00:05:00";
        if (plain == typeof(Uri)) return "an address";
        return Type.GetTypeCode(plain) switch
        {
            TypeCode.Boolean => "true or false",
            TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => "a whole number",
            TypeCode.Double or TypeCode.Single or TypeCode.Decimal => "a number",
            _ => $"readable as {plain.Name}",
        };
    }
}
