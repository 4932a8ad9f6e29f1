namespace ChatAgency.Hosting.Listeners;

/// <summary>Says, on an endpoint or on a connection, which listener it belongs to. Ports would not do: they may be 0 in the settings, or mapped.</summary>
internal sealed record ListenerMark(Listener Listener);
