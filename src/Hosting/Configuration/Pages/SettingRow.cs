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
        string text => $"`{text}`",
        IEnumerable many => string.Join(", ", many.Cast<object>().Select(one => $"`{one}`")),
        _ => $"`{Plain}`",
    };

    /// <summary>The default as it would be set; empty where there is none.</summary>
    internal string Plain => Default switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        string text => text,
        IEnumerable many => string.Join(", ", many.Cast<object>()),
        _ => $"{Default}",
    };

    /// <summary>True for a list, whose elements have keys of their own.</summary>
    internal bool IsList => IsMany && !IsTable;

    /// <summary>True for a list that can be written as <c>a, b</c>.</summary>
    internal bool IsListOfTexts => IsList && (Property.PropertyType.IsArray ? Property.PropertyType.GetElementType()! : Property.PropertyType.GetGenericArguments()[0]) is var element && IsText(element);

    /// <summary>True for a list or a table.</summary>
    internal bool IsMany => IsManyOf(Property.PropertyType);

    private bool IsTable => Property.PropertyType.IsGenericType && Property.PropertyType.GetGenericArguments().Length == 2;

    private static bool IsManyOf(Type type) => !IsText(type) && typeof(IEnumerable).IsAssignableFrom(type);

    private static IEnumerable<SettingRow> Of(PropertyInfo property, string key, object? value)
    {
        if (!property.CanWrite && IsText(property.PropertyType)) return [];
        return IsText(property.PropertyType) || IsManyOf(property.PropertyType)
            ? [new SettingRow(key, property, value)]
            : Of(property.PropertyType, key, value ?? New(property.PropertyType));
    }

    private static bool IsText(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static object? New(Type type) => type.GetConstructor(Type.EmptyTypes)?.Invoke(null);
}
