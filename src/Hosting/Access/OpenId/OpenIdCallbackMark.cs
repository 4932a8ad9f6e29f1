namespace ChatAgency.Hosting.Access.OpenId;

/// <summary>On an endpoint: the provider's answers arrive here, and nowhere else.</summary>
internal sealed record OpenIdCallbackMark;
