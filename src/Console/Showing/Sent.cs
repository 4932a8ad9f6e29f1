using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace ChatAgency.Console.Showing;

/// <summary>What a form sent.</summary>
internal sealed class Sent(IFormCollection form)
{
    // A workspace has 1,000 channels at most, each a row of fields.
    private static readonly FormOptions s_options = new() { ValueCountLimit = 8_192, ValueLengthLimit = MaxLength, BufferBodyLengthLimit = MaxLength };

    /// <summary>In bytes; a form is longer than what it says, since it escapes.</summary>
    public const int MaxLength = 512 * 1024;

    /// <summary>Reads it. What is no form has no fields.</summary>
    public static async Task<Sent> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (!http.Request.HasFormContentType) return new Sent(FormCollection.Empty);
        try
        {
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, s_options));
            return new Sent(await http.Request.ReadFormAsync(cancellationToken));
        }
        catch (InvalidDataException fault)
        {
            throw new BadHttpRequestException("The form cannot be read.", fault);
        }
    }

    /// <summary>A field as it was sent; empty where there is none.</summary>
    public string Raw(string name) => form[name].FirstOrDefault() ?? "";

    /// <summary>A field without space around it; null where it is empty.</summary>
    public string? Word(string name) => Raw(name).Trim() is { Length: > 0 } word ? word : null;

    /// <summary>A whole number; null where it is none.</summary>
    public int? Number(string name) => int.TryParse(Word(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A long whole number; null where it is none.</summary>
    public long? LongNumber(string name) => long.TryParse(Word(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Ids or words, by lines or commas.</summary>
    public string[] List(string name) => Raw(name).Split(['\n', '\r', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same field of row after row.</summary>
    public IReadOnlyList<string?> Column(string name) => [.. form[name].Select(static value => value?.Trim() is { Length: > 0 } word ? word : null)];
}
