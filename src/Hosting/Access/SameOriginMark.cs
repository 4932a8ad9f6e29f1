namespace ChatAgency.Hosting.Access;

/// <summary>On an endpoint: it makes a cookie, so it is held to the rules of writes by cookie.</summary>
internal sealed record SameOriginMark;
