using ChatAgency.Core.Failures;
using Xunit;

namespace ChatAgency.Core.Tests.Failures;

public sealed class FailureWordsTests
{
    private static readonly ErrorId Id = ErrorId.From(12345);

    [Fact]
    public void Every_kind_has_words_of_its_own_with_the_id_and_without_the_detail()
    {
        var all = Enum.GetValues<FailureKind>().Select(static kind => FailureWords.For(new Failure(kind, "http 500 secret_code"), Id)).ToList();

        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All(all, static words =>
        {
            Assert.EndsWith($"(Error `{Id}`)", words, StringComparison.Ordinal);
            Assert.DoesNotContain("secret_code", words, StringComparison.Ordinal);
            Assert.DoesNotContain("http", words, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("exception", words, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("token", words, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData(null, "Try again in a minute.")]
    [InlineData(7, "Try again in a minute.")]
    [InlineData(60, "Try again in a minute.")]
    [InlineData(61, "Try again in 2 minutes.")]
    [InlineData(1_800, "Try again in 30 minutes.")]
    [InlineData(7_200, "Try again in about 2 hours.")]
    [InlineData(500_000, "Try again in about 6 days.")]
    public void A_busy_service_is_named_with_the_time_to_come_back(int? seconds, string words)
    {
        var failure = new Failure(FailureKind.ModelBusy, "", seconds is { } value ? TimeSpan.FromSeconds(value) : null);

        Assert.Contains(words, FailureWords.For(failure, Id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FailureKind.ModelUnavailable, null, true)]
    [InlineData(FailureKind.ModelUnavailable, 600, false)]
    [InlineData(FailureKind.ModelBusy, null, true)]
    [InlineData(FailureKind.ModelBusy, 60, true)]
    [InlineData(FailureKind.ModelBusy, 61, false)]
    [InlineData(FailureKind.ModelStalled, null, true)]
    [InlineData(FailureKind.Internal, null, false)]
    [InlineData(FailureKind.ModelMisconfigured, null, false)]
    [InlineData(FailureKind.ContentFiltered, null, false)]
    [InlineData(FailureKind.ContextTooLong, null, false)]
    [InlineData(FailureKind.TimedOut, null, false)]
    [InlineData(FailureKind.Stale, null, false)]
    [InlineData(FailureKind.Interrupted, null, false)]
    public void Only_what_may_pass_by_itself_is_tried_again(FailureKind kind, int? seconds, bool retryable) =>
        Assert.Equal(retryable, new Failure(kind, "", seconds is { } value ? TimeSpan.FromSeconds(value) : null).IsRetryable);
}
