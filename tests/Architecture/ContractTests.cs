using Xunit;

namespace ChatAgency.Architecture;

/// <summary>
/// What processes of two builds say to each other, and what one reads that the other stored, stands as it was written
/// down in <c>contracts.txt</c>. A line there may end: with <c>retired</c>, which keeps its name or number from being used again.
/// </summary>
public sealed class ContractTests
{
    private const string Path = "tests/Architecture/contracts.txt";
    private const string Retired = "retired";

    private static readonly SortedDictionary<string, string> s_facts = Contract.Facts();
    private static readonly Dictionary<string, string> s_written =
        File.ReadAllLines(Repository.Absolute(Path)).Select(static line => line.Split(": ", 2)).ToDictionary(static line => line[0], static line => line[1], StringComparer.Ordinal);

    [Fact]
    public void What_was_promised_to_other_builds_still_holds()
    {
        Assert.NotEmpty(s_written);
        Verdict.None(Judgement.Of(s_written, s_facts));
    }

    [Theory]
    [InlineData("method ChatAgency.IOpenMarksGrain.Set")]
    [InlineData("member ChatAgency.IncomingMessage[0]")]
    [InlineData("value TurnState.Answering")]
    [InlineData("stored ConversationRecord.Turns")]
    [InlineData("stored Turn.State")]
    [InlineData("stored TranscriptPage.Turns")]
    [InlineData("stored OpenMarksState.Marks")]
    [InlineData("stored ListedConversation.Id")]
    public void Grains_messages_and_records_are_all_among_it(string key) => Assert.Contains(key, s_facts.Keys);

    [Fact]
    public void What_is_new_is_written_down()
    {
        var unwritten = s_facts.Where(static fact => !s_written.ContainsKey(fact.Key)).Select(static fact => $"{fact.Key}: {fact.Value}").ToList();
        if (unwritten.Count > 0 && Environment.GetEnvironmentVariable("CHATAGENCY_WRITE_DOCS") == "1") Write();
        Verdict.None(unwritten.Select(static line => $"New, and from now on a promise: add to {Path} the line (or run again with CHATAGENCY_WRITE_DOCS=1)\n    {line}"));
    }

    [Theory]
    [InlineData("grain G", "version 2", "version 1", "went back")]
    [InlineData("method G.Do", "(String) gives Task", null, "still calls it")]
    [InlineData("method G.Do", "(String) gives Task", "(Int32) gives Task", "another alias")]
    [InlineData("type T", "class", null, "alias is its name")]
    [InlineData("type T", "class", "struct", "other bytes")]
    [InlineData("member T[1]", "String", null, "never used again")]
    [InlineData("member T[1]", "String", "Int64", "next free number")]
    [InlineData("member T[1]", Retired, "String", "is retired")]
    [InlineData("stored R.Turns", "List<T>", null, "under this name")]
    [InlineData("stored R.Turns", "List<T>", "String", "under this name")]
    [InlineData("value E.A", "1", "2", "sent and stored as a number")]
    public void An_incompatible_change_is_seen_and_told_what_to_do(string key, string written, string? now, string advice)
    {
        var facts = new SortedDictionary<string, string>();
        if (now is not null) facts[key] = now;

        var line = Assert.Single(Judgement.Of(new Dictionary<string, string> { [key] = written }, facts));

        Assert.StartsWith(key, line, StringComparison.Ordinal);
        Assert.Contains(advice, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grain G", "version 2", "version 2")]
    [InlineData("grain G", "version 2", "version 3")]
    [InlineData("member T[1]", Retired, null)]
    public void A_compatible_change_is_let_pass(string key, string written, string? now)
    {
        var facts = new SortedDictionary<string, string>();
        if (now is not null) facts[key] = now;

        Assert.Empty(Judgement.Of(new Dictionary<string, string> { [key] = written }, facts));
    }

    /// <summary>Adds what is new; what is written already is changed by hand alone.</summary>
    private static void Write()
    {
        var all = new SortedDictionary<string, string>(s_facts, StringComparer.Ordinal);
        foreach (var (key, value) in s_written) all[key] = value;
        File.WriteAllLines(Repository.Absolute(Path), all.Select(static fact => $"{fact.Key}: {fact.Value}"));
    }
}
