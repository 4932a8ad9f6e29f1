using System.ClientModel.Primitives;
using ChatAgency.Core.Failures;

namespace ChatAgency.Models.Translating;

/// <summary>Reads a provider's refusal: its status, its error code, and when to come again.</summary>
internal static class RefusedCall
{
    public static Failure Read(PipelineResponse response, TimeProvider time)
    {
        var code = ErrorCode.Read(response);
        var detail = code is null ? $"http {response.Status}" : $"http {response.Status} {code}";
        return new Failure(Kind(response.Status, code), detail, RetryTime.Read(response.Headers, time));
    }

    private static FailureKind Kind(int status, string? code) => (status, code) switch
    {
        (_, "content_filter" or "content_policy_violation" or "ResponsibleAIPolicyViolation") => FailureKind.ContentFiltered,
        (_, "context_length_exceeded" or "string_above_max_length") or (413, _) => FailureKind.ContextTooLong,
        // The account is out of money: no wait mends that.
        (_, "insufficient_quota" or "billing_hard_limit_reached") => FailureKind.ModelMisconfigured,
        (429 or 529, _) => FailureKind.ModelBusy,
        (408 or 409 or 425 or >= 500, _) => FailureKind.ModelUnavailable,
        _ => FailureKind.ModelMisconfigured,
    };
}
