namespace ChatAgency.Hosting.Access.Guarding;

/// <summary>On a request: its address got too much wrong, and is not listened to.</summary>
/// <param name="Wait">For how long.</param>
internal sealed record RefusedForNow(TimeSpan Wait);
