using Azure;
using Azure.Identity;

namespace ChatAgency.Storage.AzureBlob.Failing;

/// <summary>
/// What a failed call means. The client's own words can quote the address, the signed text and the names of records, so
/// none of them are passed on: status, code and the request's number are.
/// </summary>
internal static class BlobFailure
{
    /// <summary>Another version is stored than the one that the call was based on.</summary>
    internal static bool IsConflict(this RequestFailedException failure) => failure switch
    {
        { ErrorCode: "ContainerBeingDeleted" or "LeaseIdMissing" } => false,
        { Status: 409 or 412 } => true,
        _ => false,
    };

    internal static bool IsNoContainer(this RequestFailedException failure) =>
        failure is { Status: 404, ErrorCode: "ContainerNotFound" };

    /// <summary>What is wrong, to go on after 'the blob store …'; null for a fault that is not the store's.</summary>
    internal static string? Reason(Exception fault) => fault switch
    {
        AggregateException { InnerExceptions: [.., var last] } => Reason(last),
        RequestFailedException { Status: 0, InnerException: HttpRequestException { HttpRequestError: var error } } => $"cannot be reached ({error})",
        RequestFailedException { Status: 0 } or IOException => "cannot be reached (the connection broke)",
        RequestFailedException { Status: 401 or 403 } refused => $"refuses the call ({Code(refused)}): look at its key or roles, its firewall and this machine's clock",
        RequestFailedException answered => $"answered {Code(answered)}",
        AuthenticationFailedException => "cannot be asked: no sign-in to Azure worked. Give this process an identity, or set a connection string",
        TimeoutException => "did not answer in time",
        _ => null,
    };

    private static string Code(RequestFailedException failure)
    {
        var request = failure.GetRawResponse()?.Headers.RequestId;
        return $"{failure.Status} {failure.ErrorCode}".TrimEnd() + (request is null ? "" : $", request {request}");
    }
}
