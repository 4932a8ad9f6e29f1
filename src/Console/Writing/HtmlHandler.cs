using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ChatAgency.Console.Writing;

/// <summary>Puts an interpolated string together as HTML: its literals as they are, what is in its holes escaped.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlHandler
{
    // Other scripts than Latin stay readable; quotes, angle brackets and ampersands never get through.
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup;

    public HtmlHandler(int literalLength, int formattedCount) => _markup = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => _markup.Append(literal);

    public void AppendFormatted(Html? piece) => _markup.Append(piece?.ToString());

    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (var piece in pieces) _markup.Append(piece);
    }

    public void AppendFormatted(string? text) => _markup.Append(s_encoder.Encode(text ?? ""));

    public void AppendFormatted<T>(T value, string? format = null) where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    public string ToStringAndClear()
    {
        var markup = _markup.ToString();
        _markup.Clear();
        return markup;
    }
}
