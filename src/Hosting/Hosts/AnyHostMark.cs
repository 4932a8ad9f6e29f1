namespace ChatAgency.Hosting.Hosts;

/// <summary>On an endpoint: the <c>Host</c> header is not looked at.</summary>
internal sealed record AnyHostMark;
