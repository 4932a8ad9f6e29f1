
namespace ChatAgency.Grains.Finding;

/// <summary>What a page has.</summary>
/// <param name="Page">Its number.</param>
/// <param name="From">When its first message was kept.</param>
/// <param name="To">When its last one was.</param>
/// <param name="Filter">See <see cref="FacetFilter"/>.</param>
internal sealed record PageSummary(int Page, DateTimeOffset From, DateTimeOffset To, byte[] Filter)
{
    public static PageSummary Of(RegisterPage page) =>
        new(page.Number, page.Entries.Min(static entry => entry.AcceptedAt), page.Entries.Max(static entry => entry.AcceptedAt), FacetFilter.Of(page.Entries));
}
