using ChatAgency.Hosting.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Listeners;

/// <summary>Opens the two listeners and marks each connection with the one it came by.</summary>
internal sealed class KestrelListeners(IOptions<HttpOptions> options, AgencyHostKind kind, ListenerAddresses addresses) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions kestrel)
    {
        RequestLimits.Set(kestrel);
        // The server is made before the start's checks have run: they report what is wrong here, and nothing starts.
        if (options.ValidOrNull() is not { } http) return;
        var address = ListenAddress.Of(http.Host, kind);
        address.Listen(kestrel, http.Port, listen => Mark(listen, Listener.Public));
        address.Listen(kestrel, http.AdminPort, listen => Mark(listen, Listener.Admin));
    }

    private void Mark(ListenOptions listen, Listener listener)
    {
        var mark = new ListenerMark(listener);
        addresses.Add(listener, listen);
        listen.Use(next => connection =>
        {
            connection.Features.Set(mark);
            return next(connection);
        });
    }
}
