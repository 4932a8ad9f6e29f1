using System.Diagnostics.CodeAnalysis;

namespace ChatAgency.Toolbox.Pages;

/// <summary>One host whose pages may be read.</summary>
internal sealed record AllowedHost(string Scheme, string Host, int Port, bool WithChildren)
{
    private const string Children = "*.";

    public static bool TryParse(string text, [NotNullWhen(true)] out AllowedHost? allowed)
    {
        allowed = null;
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        var withChildren = address.Contains("://" + Children, StringComparison.Ordinal);
        if (withChildren) address = address.Replace("://" + Children, "://", StringComparison.Ordinal);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.HostNameType != UriHostNameType.Dns) return false;
        if (uri.Scheme is not ("https" or "http") || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0) return false;
        allowed = new AllowedHost(uri.Scheme, uri.IdnHost, uri.Port, withChildren);
        return true;
    }

    public bool Fits(Uri address) =>
        address.Scheme == Scheme && address.Port == Port
        && (string.Equals(address.IdnHost, Host, StringComparison.OrdinalIgnoreCase)
            || (WithChildren && address.IdnHost.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase)));
}
