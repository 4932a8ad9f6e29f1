using ChatAgency.Core.Failures;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Failures;

/// <summary>The refusals that doors give. Details are for the caller: no exception text, no secret, no words of another person.</summary>
public static class ProblemResults
{
    /// <summary>400: the request cannot be understood.</summary>
    public static ProblemResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, detail);

    /// <summary>401: no credential, or none that is known.</summary>
    public static ProblemResult Unauthorized(string detail) => Of(StatusCodes.Status401Unauthorized, detail);

    /// <summary>403: the credential does not open this door, or the door is shut.</summary>
    public static ProblemResult Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, detail);

    /// <summary>404: nothing is here, or nothing that this caller may know of.</summary>
    public static ProblemResult NotFound(string? detail = null) => Of(StatusCodes.Status404NotFound, detail);

    /// <summary>409: it clashes with what is.</summary>
    public static ProblemResult Conflict(string detail) => Of(StatusCodes.Status409Conflict, detail);

    /// <summary>413: the body is over the limit.</summary>
    public static ProblemResult TooLarge(string? detail = null) => Of(StatusCodes.Status413PayloadTooLarge, detail);

    /// <summary>415: another content type is wanted.</summary>
    public static ProblemResult UnsupportedMediaType(string detail) => Of(StatusCodes.Status415UnsupportedMediaType, detail);

    /// <summary>422: understood, but it cannot be done as asked.</summary>
    public static ProblemResult Unprocessable(string detail) => Of(StatusCodes.Status422UnprocessableEntity, detail);

    /// <summary>422, with each single thing that is wrong in <c>errors</c>.</summary>
    public static ProblemResult Unprocessable(string detail, IReadOnlyList<string> errors) => new(StatusCodes.Status422UnprocessableEntity, detail, errors: errors);

    /// <summary>429: too much at once; with <paramref name="retryAfter"/>, in whole seconds, when to come back.</summary>
    public static ProblemResult TooMany(string detail, TimeSpan? retryAfter = null) => new(StatusCodes.Status429TooManyRequests, detail, retryAfter: retryAfter);

    /// <summary>503: not now; the same request may be sent again, after <paramref name="retryAfter"/> (whole seconds) where it is given.</summary>
    public static ProblemResult Unavailable(string detail, TimeSpan? retryAfter = null) => new(StatusCodes.Status503ServiceUnavailable, detail, retryAfter: retryAfter);

    /// <summary>Any other status, with an error id of its own or, when the failure already has one, that one.</summary>
    public static ProblemResult Of(int status, string? detail = null, ErrorId? errorId = null) => new(status, detail, errorId);
}
