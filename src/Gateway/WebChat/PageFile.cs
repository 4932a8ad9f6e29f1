using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace ChatAgency.Gateway.WebChat;

/// <summary>One file of the page, as it is served.</summary>
internal sealed record PageFile(string Path, byte[] Content, string ContentType, EntityTagHeaderValue Tag)
{
    private const string Root = "wwwroot/";
    private static readonly FileExtensionContentTypeProvider s_types = new();

    /// <summary>Every file that this assembly carries.</summary>
    public static IReadOnlyList<PageFile> All() =>
        [.. typeof(PageFile).Assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Root, StringComparison.Ordinal)).Select(Load)];

    private static PageFile Load(string name)
    {
        using var source = typeof(PageFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lost {name}.");
        var content = new byte[source.Length];
        source.ReadExactly(content);
        var type = s_types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        if (type.StartsWith("text/", StringComparison.Ordinal)) type += "; charset=utf-8";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
        return new PageFile("/" + name[Root.Length..], content, type, tag);
    }
}
