using System.Globalization;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>What came back, as text in which a byte is a character.</summary>
internal sealed record Reply(int Status, string Head, string Body)
{
    /// <summary>How many calls to the cluster were made for it; null where no door was reached.</summary>
    public int? Calls => Header(MutationHost.CallsHeader) is { } calls ? int.Parse(calls, CultureInfo.InvariantCulture) : null;

    public string? Header(string name)
    {
        var at = Head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var begin = at + name.Length + 4;
        var end = Head.IndexOf('\r', begin);
        return Head[begin..(end < 0 ? Head.Length : end)];
    }
}
