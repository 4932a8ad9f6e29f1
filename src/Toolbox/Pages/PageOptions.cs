namespace ChatAgency.Toolbox.Pages;

/// <summary>Which web pages agents may read with the tool <c>web_page</c>. Without a host there is no such tool.</summary>
public sealed class PageOptions
{
    /// <summary>
    /// The hosts whose pages may be read, over https on its usual port: <c>docs.example.com</c>, or <c>*.example.com</c>
    /// for all below it. <c>http://wiki.example.com:8080</c> allows just that scheme and port.
    /// </summary>
    public List<string> Hosts { get; set; } = [];

    /// <summary>
    /// Those of <see cref="Hosts"/> that may lie at private addresses (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7), such as
    /// a wiki of the intranet. Loopback, link-local and cloud metadata addresses are refused even then.
    /// </summary>
    public List<string> PrivateHosts { get; set; } = [];

    /// <summary>The largest page in kilobytes; what is beyond is not read. 1 to 10240.</summary>
    public int LargestKilobytes { get; set; } = 512;

    /// <summary>Seconds that a page may take, redirects included. 1 to 120.</summary>
    public int Seconds { get; set; } = 15;
}
