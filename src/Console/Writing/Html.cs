
namespace ChatAgency.Console.Writing;

/// <summary>
/// A piece of HTML. It is made of literals of this program and of values in their holes, and whatever is in a hole is escaped
/// unless it is such a piece itself: there is no way to make one of somebody's words. Holes stand between tags, or within the
/// quotes of an attribute.
/// </summary>
internal sealed class Html
{
    private readonly string _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Nothing.</summary>
    public static Html None { get; } = new("");

    public static Html Of(HtmlHandler pieces) => new(pieces.ToStringAndClear());

    /// <summary>One behind the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(static piece => piece._markup)));

    /// <summary>The piece where it holds, else nothing.</summary>
    public static Html If(bool holds, HtmlHandler pieces) => holds ? Of(pieces) : None;

    /// <summary>The markup, for whoever sends it.</summary>
    public override string ToString() => _markup;
}
