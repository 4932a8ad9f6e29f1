using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace ChatAgency.Hosting.Configuration.Pages;

/// <summary>One setting as the page shows it.</summary>
internal sealed record SettingRow(string Key, PropertyInfo Property, object? Default)
{
    internal static IEnumerable<SettingRow> Of(Type type, string prefix, object? defaults) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .SelectMany(property => Of(property, $"{prefix}:{property.Name}", defaults is null ? null : property.GetValue(defaults)));

    internal bool IsSecret => SecretSettings.Is(Property) || PlainNames.Of(Key) is { Secret: true };

    internal string EnvironmentNames
    {
        get
        {
            var sectioned = $"`{Key.Replace(":", "__", StringComparison.Ordinal)}`";
            return PlainNames.Of(Key) is { } plain ? $"`{plain.Name}`, `{plain.FileName}`, {sectioned}" : sectioned;
        }
    }

    internal string DefaultText => Default switch
    {
        null or "" => "",
        bool flag => flag ? "`true`" : "`false`",
        IFormattable value => $"`{value.ToString(null, CultureInfo.InvariantCulture)}`",
        string text => $"`{text}`",
        IEnumerable many => string.Join(", ", many.Cast<object>().Select(one => $"`{one}`")),
        _ => $"`{Default}`",
    };

    private static IEnumerable<SettingRow> Of(PropertyInfo property, string key, object? value)
    {
        if (!property.CanWrite && IsText(property.PropertyType)) return [];
        return IsText(property.PropertyType) || typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
            ? [new SettingRow(key, property, value)]
            : Of(property.PropertyType, key, value ?? New(property.PropertyType));
    }

    private static bool IsText(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static object? New(Type type) => type.GetConstructor(Type.EmptyTypes)?.Invoke(null);
}
