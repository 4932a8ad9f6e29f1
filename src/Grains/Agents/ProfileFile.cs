using ChatAgency.Core.Agents;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAgency.Grains.Agents;

/// <summary>Reads a profile: YAML between two lines of <c>---</c>, and the instructions as Markdown below. Strict: what is not known is a fault.</summary>
internal static class ProfileFile
{
    private const string Fence = "---";

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    /// <exception cref="ProfileFault">The file says something that a profile cannot.</exception>
    public static AgentProfile Parse(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].Trim() != Fence) throw new ProfileFault(file, 1, "the file begins with a line of ---");
        var end = Array.FindIndex(lines, 1, static line => line.Trim() == Fence);
        if (end < 0) throw new ProfileFault(file, lines.Length, "a second line of --- ends the settings");
        var settings = Settings(file, string.Join('\n', lines[1..end]));
        var instructions = string.Join('\n', lines[(end + 1)..]).Trim();
        Check(file, settings, instructions, end + 1);
        return Profile(settings, instructions);
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
            throw new ProfileFault(file, (int)exception.Start.Line + 1, (exception.InnerException ?? exception).Message);
        }
    }

    private static void Check(string file, ProfileSettings settings, string instructions, int end)
    {
        if (!ProfileSettings.IsName(settings.Name)) throw new ProfileFault(file, end, "name is 1 to 40 letters, digits, spaces and hyphens, a letter first");
        if (string.IsNullOrWhiteSpace(settings.Description)) throw new ProfileFault(file, end, "description is missing");
        if (settings.Temperature is < 0 or > 2) throw new ProfileFault(file, end, "temperature is from 0 to 2");
        if (settings.MaxOutputTokens is < 1 or > 128_000) throw new ProfileFault(file, end, "max_output_tokens is from 1 to 128000");
        if (instructions.Length == 0) throw new ProfileFault(file, end, "the instructions are missing below the settings");
    }

    private static AgentProfile Profile(ProfileSettings settings, string instructions) => new()
    {
        Name = new AgentName(settings.Name!),
        Description = settings.Description!,
        Instructions = instructions,
        Model = settings.Model,
        Temperature = settings.Temperature,
        MaxOutputTokens = settings.MaxOutputTokens,
        Tools = settings.Tools,
        Examples = settings.Examples,
    };
}
