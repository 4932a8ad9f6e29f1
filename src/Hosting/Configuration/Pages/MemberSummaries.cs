using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChatAgency.Hosting.Configuration.Pages;

/// <summary>Reads what properties mean from the documentation file beside their assembly.</summary>
internal sealed partial class MemberSummaries
{
    private readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> _files = new();

    /// <exception cref="InvalidOperationException">The property has no summary, or its assembly no documentation file.</exception>
    internal string Of(PropertyInfo property) =>
        TryOf(property) ?? throw new InvalidOperationException($"{NameOf(property)} has no summary to put on the page, or {property.DeclaringType!.Assembly.GetName().Name} no documentation file beside it.");

    /// <summary>The same, and null where there is none.</summary>
    internal string? TryOf(PropertyInfo property) =>
        _files.GetOrAdd(property.DeclaringType!.Assembly, Load).TryGetValue(NameOf(property), out var summary) && summary.Length > 0 ? summary : null;

    private static string NameOf(PropertyInfo property) => $"P:{property.DeclaringType!.FullName!.Replace('+', '.')}.{property.Name}";

    private static Dictionary<string, string> Load(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path)) return [];
        return XDocument.Load(path).Descendants("member").ToDictionary(
            member => member.Attribute("name")!.Value,
            member => member.Element("summary") is { } summary ? Blanks().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim() : "");
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" or "paramref" } reference => $"`{Reference(reference)}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    private static string Reference(XElement element) =>
        (element.Attribute("cref") ?? element.Attribute("langword") ?? element.Attribute("name"))?.Value.Split('.')[^1] ?? element.Value;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
