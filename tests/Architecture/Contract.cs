using System.Reflection;
using System.Runtime.CompilerServices;

namespace ChatAgency.Architecture;

/// <summary>
/// Whatever a host of another build, or the store, may hold the agency to, as facts: a key that starts with its kind,
/// and a value. Names are those on the wire.
/// </summary>
internal static class Contract
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] s_states = ["Orleans.Runtime.IPersistentState`1", "Orleans.IGrainState`1", "Orleans.GrainState`1"];

    /// <summary>Grain contracts of any project.</summary>
    public static IReadOnlyList<Type> Grains { get; } =
    [
        .. Built.Names.SelectMany(static name => Built.Load(name).GetTypes())
            .Where(static type => type.IsInterface && type.GetInterfaces().Any(static parent => parent.FullName == "Orleans.IGrain")),
    ];

    /// <summary>All facts.</summary>
    public static SortedDictionary<string, string> Facts()
    {
        var serialized = new[] { "Core", "Grains.Interfaces" }.SelectMany(static name => Built.Load(name).GetTypes()).Where(static type => Wire.Has(type, Wire.GenerateSerializer)).ToList();
        var stored = Wire.Reachable(Stored()).ToList();
        var facts = Grains.SelectMany(OfGrain)
            .Concat(serialized.SelectMany(OfSerialized))
            .Concat(stored.SelectMany(OfStored))
            .Concat(serialized.Concat(stored).SelectMany(Enums).Distinct().SelectMany(OfEnum));
        return new SortedDictionary<string, string>(facts.ToDictionary(static fact => fact.Key, static fact => fact.Value), StringComparer.Ordinal);
    }

    private static IEnumerable<(string Key, string Value)> OfGrain(Type grain)
    {
        yield return ($"grain {Wire.AliasOf(grain)}", $"version {Wire.VersionOf(grain)}");
        foreach (var method in grain.GetMethods())
        {
            // Orleans carries a token beside the arguments: with or without one, the call is the same.
            var arguments = method.GetParameters().Select(static parameter => parameter.ParameterType).Where(static type => type != typeof(CancellationToken));
            yield return ($"method {Wire.AliasOf(grain)}.{Wire.AliasOf(method)}", $"({string.Join(", ", arguments.Select(Name))}) gives {Name(method.ReturnType)}");
        }
    }

    private static IEnumerable<(string Key, string Value)> OfSerialized(Type type)
    {
        yield return ($"type {Wire.AliasOf(type)}", $"{(type.IsValueType ? "struct" : "class")}{(type.BaseType is { } parent && Wire.AliasOf(parent) is { } name ? $", a {name}" : "")}");
        foreach (var (number, member) in Wire.Numbered(type)) yield return ($"member {Wire.AliasOf(type)}[{number}]", Name(member));
    }

    private static IEnumerable<(string Key, string Value)> OfStored(Type type) =>
        type.GetProperties(Own)
            .Where(property => type.GetField($"<{property.Name}>k__BackingField", Own)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true)
            .Select(property => ($"stored {Short(type)}.{property.Name}", Name(property.PropertyType)));

    private static IEnumerable<(string Key, string Value)> OfEnum(Type type) =>
        Enum.GetNames(type).Select(name => ($"value {Short(type)}.{name}", Convert.ToInt64(Enum.Parse(type, name), null).ToString(null, null)));

    private static IEnumerable<Type> Enums(Type type) =>
        type.GetFields(Own).Select(static field => Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType).Where(static field => field.IsEnum && field.Namespace!.StartsWith("ChatAgency.", StringComparison.Ordinal));

    private static string Name(Type type) =>
        Wire.AliasOf(type) is { } alias ? alias
        : Nullable.GetUnderlyingType(type) is { } value ? Name(value) + "?"
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(Name))}>"
        : type.Namespace!.StartsWith("ChatAgency.", StringComparison.Ordinal) ? Short(type)
        : type.Name;

    /// <summary>The name in the source, for what has no alias.</summary>
    private static string Short(Type type) => type.DeclaringType is { } outer ? $"{Short(outer)}.{type.Name}" : type.Name;

    /// <summary>Whatever stands in the state of a grain, wherever one is held, asked for or returned.</summary>
    private static IEnumerable<Type> Stored() =>
        Built.Names.SelectMany(static name => Built.Load(name).GetTypes())
            .SelectMany(static type => type.GetFields(Own).Select(static field => field.FieldType).Concat(type.GetMethods(Own).Select(static method => method.ReturnType)))
            .SelectMany(static type => type.GenericTypeArguments.Append(type))
            .Where(static type => type.IsGenericType && s_states.Contains(type.GetGenericTypeDefinition().FullName))
            .Select(static type => type.GenericTypeArguments[0])
            .Where(static type => !type.IsGenericParameter)
            .Distinct();
}
