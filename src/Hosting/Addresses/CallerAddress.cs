using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Addresses;

/// <summary>The address that a caller is counted under.</summary>
internal static class CallerAddress
{
    private const int NetworkBytes = 8;

    /// <summary>The address of IPv4, or the network of 64 bits of IPv6: whoever has one address of such a network has all of them.</summary>
    internal static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    internal static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
