namespace ChatAgency.Hosting.Access.OpenId;

/// <summary>Tells a provider that is away from one that said no.</summary>
internal static class ProviderAbsence
{
    internal const string Words = "The OpenID provider does not answer. Try again soon; a token works meanwhile.";

    internal static bool IsOne(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is HttpRequestException or IOException or OperationCanceledException) return true;
        }

        return false;
    }
}
