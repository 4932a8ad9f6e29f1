using System.Reflection;
using ChatAgency.Storage.Moving;

namespace ChatAgency.Silo.Storage;

/// <summary>Which grains keep which states, read from all that a silo is made of.</summary>
public static class StorePlaces
{
    // These write to the store themselves, and not by a state that their constructor asks for.
    private static readonly Dictionary<string, string> Direct = new(StringComparer.Ordinal)
    {
        ["conversation"] = "conversation",
        ["transcript"] = "page",
        ["audit"] = "audit",
        ["audit-page"] = "audit-page",
        ["alerts"] = "alerts",
        ["slack-installation"] = "installation",
        ["slack-install-tickets"] = "install-tickets",
        ["register"] = "register",
        ["register-page"] = "register-page",
        ["register-index"] = "register-index",
        ["store-probe"] = "store-probe",
    };

    private const string Own = "ChatAgency.";

    /// <summary>All of them.</summary>
    public static RecordPlaces Known { get; } = new(Direct.Concat(Assemblies().SelectMany(Of)));

    private static IEnumerable<Assembly> Assemblies() =>
        typeof(SiloHost).Assembly.GetReferencedAssemblies().Where(static name => name.Name!.StartsWith(Own, StringComparison.Ordinal)).Select(Assembly.Load).Prepend(typeof(SiloHost).Assembly);

    private static IEnumerable<KeyValuePair<string, string>> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        let name = type.GetCustomAttributesData().FirstOrDefault(static attribute => attribute.AttributeType == typeof(GrainTypeAttribute))?.ConstructorArguments[0].Value as string
        where name is not null
        from parameter in type.GetConstructors().SelectMany(static constructor => constructor.GetParameters())
        let state = parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName
        where state is not null
        select new KeyValuePair<string, string>(name, state);
}
