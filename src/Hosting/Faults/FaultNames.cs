using System.Text.RegularExpressions;
using ChatAgency.Hosting.Configuration;

namespace ChatAgency.Hosting.Faults;

/// <summary>Finds the setting that a validator's words are about.</summary>
internal static partial class FaultNames
{
    /// <summary>Reads 'Property Port: …', 'Http:Port: …', 'PORT …' and the words of data annotations; else the section is named.</summary>
    internal static StartupFault Read(string section, string failure)
    {
        if (OfProperty().Match(failure) is { Success: true } property) return Fault($"{section}:{property.Groups["name"].Value}", property);
        if (OfAnnotation().Match(failure) is { Success: true } annotation) return Fault($"{section}:{annotation.Groups["name"].Value}", annotation);
        if (OfKey().Match(failure) is { Success: true } key) return Fault(key.Groups["name"].Value, key);
        if (OfPlainName().Match(failure) is { Success: true } plain && PlainNames.All.Any(name => name.Name == plain.Groups["name"].Value))
            return Fault(plain.Groups["name"].Value, plain);
        return new StartupFault(section, failure);
    }

    private static StartupFault Fault(string key, Match match) => new(PlainNames.Shown(key), match.Groups["problem"].Value);

    [GeneratedRegex(@"^Property (?<name>[\w:]+): (?<problem>.+)$", RegexOptions.Singleline)]
    private static partial Regex OfProperty();

    [GeneratedRegex(@"^DataAnnotation validation failed for .*members?: '(?<name>\w+)' with the errors?: '(?<problem>.+)'\.?$", RegexOptions.Singleline)]
    private static partial Regex OfAnnotation();

    [GeneratedRegex(@"^(?<name>\w+(?::\w+)+)(?: \([A-Z0-9_]+\))?:? (?<problem>.+)$", RegexOptions.Singleline)]
    private static partial Regex OfKey();

    [GeneratedRegex(@"^(?<name>[A-Z][A-Z0-9_]+):? (?<problem>.+)$", RegexOptions.Singleline)]
    private static partial Regex OfPlainName();
}
