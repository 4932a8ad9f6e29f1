using System.Reflection;
using System.Runtime.Loader;
using ChatAgency.Plugins;

namespace ChatAgency.Toolbox.Loading;

/// <summary>
/// One plugin in a load context of its own: it brings its own versions of what it needs, except for the contract and what
/// the contract speaks of, which are the agency's.
/// </summary>
internal sealed class Plugin : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;

    private Plugin(string path) : base(Path.GetFileNameWithoutExtension(path)) => _resolver = new AssemblyDependencyResolver(path);

    /// <summary>Where each plugin of a folder has to lie.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateDirectories(Path.GetFullPath(folder)).Order(StringComparer.Ordinal).Select(static one => Path.Combine(one, Path.GetFileName(one) + ".dll"));

    /// <summary>Loads it and asks for its tools.</summary>
    /// <exception cref="InvalidOperationException">It has not exactly one plugin class that can be made.</exception>
    public static IReadOnlyList<AgencyTool> Load(string path, IReadOnlyDictionary<string, string> settings)
    {
        var plugin = new Plugin(path);
        var types = plugin.LoadFromAssemblyPath(path).GetExportedTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IAgencyPlugin)) && type.GetConstructor(Type.EmptyTypes) is not null)
            .ToList();
        if (types is not [var type]) throw new InvalidOperationException($"The plugin {plugin.Name} has {types.Count} public classes of {nameof(IAgencyPlugin)} with a constructor without parameters; it needs one.");
        return ((IAgencyPlugin)Activator.CreateInstance(type)!).Tools(settings);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (IsOurs(assemblyName)) return null;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;

    // Two copies of these would be two types of one name, and no tool would fit.
    private static bool IsOurs(AssemblyName name) =>
        name.Name is "Microsoft.Extensions.AI.Abstractions" || name.Name == typeof(IAgencyPlugin).Assembly.GetName().Name;
}
