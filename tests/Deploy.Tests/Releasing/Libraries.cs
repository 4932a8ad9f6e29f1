using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace ChatAgency.Deploy.Tests.Releasing;

/// <summary>Libraries of a published folder, told by what is in them and not by what a list says of them.</summary>
internal static class Libraries
{
    private static readonly string s_packages =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Those that are neither the agency's own nor in one of these packages. The framework's are in no folder: the image below has them.</summary>
    internal static IReadOnlyList<string> Foreign(string folder, IEnumerable<string> packages)
    {
        var restored = packages.Select(static package => package["pkg:nuget/".Length..].Split('@')).Select(static package => Restored(package[0], package[1]))
            .SelectMany(static package => Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories)).ToLookup(Path.GetFileName, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(static file => Path.GetExtension(file) is ".dll" or ".so")
                .Where(static file => !Path.GetFileName(file).StartsWith("ChatAgency.", StringComparison.Ordinal))
                .Where(file => !restored[Path.GetFileName(file)].Select(Content).Contains(Content(file)))
                .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal),
        ];
    }

    // NuGet's own names of its folders.
    private static string Restored(string name, string version) => Path.Combine(s_packages, name.ToLowerInvariant(), version.ToLowerInvariant());

    // Compiling ahead of time changes the bytes of a library, and not the number that its compiler gave it.
    private static string Content(string file)
    {
        using var stream = File.OpenRead(file);
        if (Path.GetExtension(file).Equals(".dll", StringComparison.OrdinalIgnoreCase))
        {
            using var image = new PEReader(stream, PEStreamOptions.LeaveOpen);
            if (image.HasMetadata && image.GetMetadataReader() is var library) return library.GetGuid(library.GetModuleDefinition().Mvid).ToString();
        }

        stream.Position = 0;
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
