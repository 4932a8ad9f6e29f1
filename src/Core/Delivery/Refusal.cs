
namespace ChatAgency.Core.Delivery;

/// <summary>Why a platform refused, which decides what happens next.</summary>
/// <param name="Kind">The class of the refusal.</param>
/// <param name="Reason">The platform's own code, for operators.</param>
/// <param name="RetryAfter">For <see cref="RefusalKind.ForNow"/>: when the platform says to come again.</param>
public sealed record Refusal(RefusalKind Kind, string Reason, TimeSpan? RetryAfter = null);
