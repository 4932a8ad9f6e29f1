namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>What a running agency shows to Prometheus.</summary>
public sealed class LabelTests(RunningAgency agency)
{
    [Fact]
    public void No_series_names_a_person_a_workspace_a_conversation_a_secret_or_a_word()
    {
        Assert.Contains("chat_request_total{", agency.Text, StringComparison.Ordinal);
        Assert.All(agency.Planted, planted => Assert.DoesNotContain(planted, agency.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_agency_measures_is_shown_under_the_names_that_are_checked_here()
    {
        var shown = MetricName.Shown(agency.Text).Where(static name => name.StartsWith("chat_", StringComparison.Ordinal)).ToList();
        Assert.True(shown.Count > 30, string.Join(", ", shown));
        Assert.All(shown, name => Assert.Contains(name, agency.Instruments));
    }

    [Theory]
    [InlineData("chat_turn_lost_total")]
    [InlineData("chat_turn_parked_total")]
    [InlineData("chat_record_unreadable_total")]
    [InlineData("chat_platform_refused_total")]
    [InlineData("chat_silo_lost_total")]
    [InlineData("chat_slack_refused_total")]
    public void What_must_never_happen_is_shown_before_it_does(string name) => Assert.Matches($@"(?m)^{name}(\{{[^}}]*\}})? 0( |$)", agency.Text);

    [Theory]
    [InlineData("chat_first_words_seconds")]
    [InlineData("chat_agent_tokens_total")]
    [InlineData("chat_agent_cost_usd_total")]
    [InlineData("chat_routing_confidence")]
    [InlineData("chat_cache_total")]
    [InlineData("chat_clock_skew_seconds")]
    [InlineData("chat_storage_seconds")]
    [InlineData("chat_silos_active")]
    [InlineData("gen_ai_client_token_usage")]
    [InlineData("gen_ai_client_operation_duration_seconds")]
    [InlineData("dotnet_gc_collections_total")]
    public void A_turn_leaves_its_trace_in(string name) => Assert.Contains(name, MetricName.Shown(agency.Text));

    /// <summary>Everything that an operator's file may ask for.</summary>
    internal static void AssertKnown(RunningAgency agency, IEnumerable<string> names)
    {
        var known = agency.Instruments.Keys.Concat(MetricName.Shown(agency.Text)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(names.Where(name => !known.Contains(name)).Distinct());
    }
}
