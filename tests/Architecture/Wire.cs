using System.Reflection;
using System.Runtime.CompilerServices;

namespace ChatAgency.Architecture;

/// <summary>Reads Orleans' attributes by name, so that no package of Orleans is needed here.</summary>
internal static class Wire
{
    public const string GenerateSerializer = "Orleans.GenerateSerializerAttribute";
    private const string Alias = "Orleans.AliasAttribute";
    private const string Id = "Orleans.IdAttribute";
    private const string Version = "Orleans.CodeGeneration.VersionAttribute";
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static bool Has(MemberInfo member, string attribute) => Find(member, attribute) is not null;

    public static string? AliasOf(MemberInfo member) => Find(member, Alias)?.ConstructorArguments[0].Value as string;

    /// <summary>The number of a grain contract; 0 for one that has none.</summary>
    public static ushort VersionOf(Type grain) => (ushort?)Find(grain, Version)?.ConstructorArguments[0].Value ?? 0;

    /// <summary>The [Id] numbers of the type itself, each with the type of its member.</summary>
    public static IEnumerable<(uint Number, Type Member)> Numbered(Type type) =>
        type.GetMembers(Own)
            .Where(static member => Has(member, Id))
            .Select(static member => ((uint)Find(member, Id)!.ConstructorArguments[0].Value!, member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType));

    /// <summary>The [Id] numbers that the type itself gives out.</summary>
    public static IEnumerable<uint> Numbers(Type type) =>
        type.GetMembers(Own).Select(static member => Find(member, Id)).OfType<CustomAttributeData>().Select(static id => (uint)id.ConstructorArguments[0].Value!);

    /// <summary>Fields, also those behind properties, that the type keeps and that have no number.</summary>
    public static IEnumerable<string> Unnumbered(Type type)
    {
        foreach (var field in type.GetFields(Own).Where(static field => !field.IsDefined(typeof(NonSerializedAttribute)) && !field.IsLiteral))
        {
            var isBacking = field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.StartsWith('<');
            MemberInfo? member = isBacking ? type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Own) : field;
            if (member is null || !Has(member, Id)) yield return field.Name;
        }
    }

    /// <summary>What a method takes and returns.</summary>
    public static IEnumerable<Type> Signature(MethodInfo method) => method.GetParameters().Select(static parameter => parameter.ParameterType).Append(method.ReturnType);

    /// <summary>All of our own classes and structs in these types, in what they hold and in what derives from them.</summary>
    public static IEnumerable<Type> Reachable(IEnumerable<Type> from)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>(from);
        while (open.TryPop(out var type))
        {
            foreach (var part in Parts(type)) open.Push(part);
            if (!IsOurs(type) || type.IsEnum || type.IsInterface || !seen.Add(type)) continue;
            yield return type;
            foreach (var member in type.GetFields(Own)) open.Push(member.FieldType);
            foreach (var derived in type.Assembly.GetTypes().Where(candidate => candidate.IsSubclassOf(type))) open.Push(derived);
            if (type.BaseType is { } parent) open.Push(parent);
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) yield return type.GetElementType()!;
        foreach (var argument in type.GenericTypeArguments) yield return argument;
    }

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("ChatAgency.", StringComparison.Ordinal) == true && !type.IsGenericParameter;

    private static CustomAttributeData? Find(MemberInfo member, string attribute) =>
        member.CustomAttributes.FirstOrDefault(found => found.AttributeType.FullName == attribute);
}
