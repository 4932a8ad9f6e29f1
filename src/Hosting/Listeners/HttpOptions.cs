namespace ChatAgency.Hosting.Listeners;

/// <summary>Where a host listens, and under which names it may be called.</summary>
public sealed class HttpOptions
{
    /// <summary>The section, <c>Http</c>.</summary>
    public const string Section = "Http";

    /// <summary>The port of platforms, web chat and API. 0 takes a free one.</summary>
    public int Port { get; set; } = 5000;

    /// <summary>The port of the console, the dashboard, metrics and health in detail. 0 takes a free one.</summary>
    public int AdminPort { get; set; } = 5001;

    /// <summary>The address to listen on: an IP address, <c>localhost</c>, or <c>*</c> for every address. Left out, Local listens on localhost and the other hosts on every address.</summary>
    public string? Host { get; set; }

    /// <summary>Further names in the <c>Host</c> header that are answered, separated by commas; <c>*.example.com</c> stands for every name below it. Loopback names and the address that the request came in on are always answered.</summary>
    public string AllowedHosts { get; set; } = "";

    /// <summary>Addresses of reverse proxies, or networks such as <c>10.0.0.0/8</c>, separated by commas. What they say in <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> is who called and how; nobody else is believed. Name only what nobody but the proxy can send from.</summary>
    public string TrustedProxies { get; set; } = "";
}
