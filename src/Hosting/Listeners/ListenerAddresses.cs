using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatAgency.Hosting.Listeners;

/// <summary>Where the host really listens, once it has started.</summary>
public sealed class ListenerAddresses
{
    private readonly Dictionary<Listener, ListenOptions> _listening = [];

    /// <summary>The address of a listener as a person on this machine would open it, with the port that was really taken.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public Uri Of(Listener listener)
    {
        if (!_listening.TryGetValue(listener, out var options) || options.IPEndPoint is not { Port: > 0 } endPoint)
            throw new InvalidOperationException("The host does not listen yet.");
        var host = endPoint.Address.ToString() is "0.0.0.0" or "::" or "127.0.0.1" ? "localhost" : endPoint.Address.ToString();
        return new UriBuilder(Uri.UriSchemeHttp, host, endPoint.Port).Uri;
    }

    internal void Add(Listener listener, ListenOptions options) => _listening[listener] = options;
}
