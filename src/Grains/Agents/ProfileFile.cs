using System.Security.Cryptography;
using System.Text;
using ChatAgency.Core.Agents;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAgency.Grains.Agents;

/// <summary>Reads a profile: YAML between two lines of <c>---</c>, and the instructions as Markdown below. Strict: what is not known is a fault.</summary>
internal static class ProfileFile
{
    private const string Fence = "---";
    private const int HashLength = 12;

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    /// <exception cref="ProfileFault">The file says something that a profile cannot; every such thing is named.</exception>
    public static AgentProfile Parse(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines[0].Trim() != Fence) throw new ProfileFault(file, (1, "the file begins with a line of ---"));
        var end = Array.FindIndex(lines, 1, static line => line.Trim() == Fence);
        if (end < 0) throw new ProfileFault(file, (lines.Length, "a second line of --- ends the settings"));
        var settings = Settings(file, string.Join('\n', lines[1..end]));
        var instructions = string.Join('\n', lines[(end + 1)..]).Trim();
        var faults = ProfileRules.Faults(settings, instructions, lines.AsSpan(0, end));
        if (faults.Count > 0) throw new ProfileFault(file, faults);
        return Profile(settings, instructions, HashOf(string.Join('\n', lines)));
    }

    private static ProfileSettings Settings(string file, string yaml)
    {
        try
        {
            return Yaml.Deserialize<ProfileSettings?>(yaml) ?? new ProfileSettings();
        }
        catch (YamlException exception)
        {
            // The settings begin on the file's second line. The innermost message is the one that names the fault.
            throw new ProfileFault(file, ((int)exception.Start.Line + 1, (exception.InnerException ?? exception).Message));
        }
    }

    private static AgentProfile Profile(ProfileSettings settings, string instructions, string hash) => new()
    {
        Name = new AgentName(settings.Name!),
        Description = settings.Description!,
        WhenToUse = settings.WhenToUse ?? "",
        Instructions = instructions,
        Model = settings.Model,
        Temperature = settings.Temperature,
        MaxOutputTokens = settings.MaxOutputTokens,
        Tools = settings.Tools,
        PassesOnTo = settings.PassesOnTo,
        Examples = settings.Examples,
        Hash = hash,
    };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
