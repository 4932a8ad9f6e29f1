using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace ChatAgency.Console.Showing;

/// <summary>A style, script or picture of the console, which travels inside the assembly. Browsers ask each time whether it is still the same.</summary>
internal sealed record Asset(string Name, byte[] Content, string Type, EntityTagHeaderValue Tag)
{
    private const string Root = "assets/";
    private static readonly FileExtensionContentTypeProvider s_types = new();

    public static IReadOnlyList<Asset> All() =>
        [.. typeof(Asset).Assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Root, StringComparison.Ordinal)).Select(Load)];

    public FileContentHttpResult Serve(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(Content, Type, entityTag: Tag);
    }

    private static Asset Load(string name)
    {
        using var source = typeof(Asset).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[source.Length];
        source.ReadExactly(content);
        var type = s_types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        if (type.StartsWith("text/", StringComparison.Ordinal)) type += "; charset=utf-8";
        return new Asset(name[Root.Length..], content, type, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\""));
    }
}
