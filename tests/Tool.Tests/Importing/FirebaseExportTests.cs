using ChatAgency.Tool.Importing;
using Xunit;

namespace ChatAgency.Tool.Tests.Importing;

/// <summary>What is understood of an Agency Swarm application's threads, and what is refused.</summary>
public sealed class FirebaseExportTests
{
    [Fact]
    public void Questions_and_answers_become_turns_and_what_agents_said_among_themselves_does_not()
    {
        var (threads, faults) = FirebaseExport.Read(
            """
            {"other": 1, "threads": {"chat": [
              {"role":"assistant","content":"Welcome!","agent":"CEO"},
              {"role":"user","content":"One?","agent":"CEO","callerAgent":null,"timestamp":1754035200000},
              {"role":"user","content":"And two?","timestamp":1754035201000},
              {"type":"reasoning","summary":[]},
              {"role":"user","content":"Inner?","callerAgent":"CEO"},
              {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Both."}],"agent":"Writer","timestamp":1754035205000},
              {"role":"assistant","content":"Really.","timestamp":1754035206000},
              null,
              {"role":"user","content":"Nobody answered this."}
            ]}}
            """);
        Assert.Empty(faults);
        var thread = Assert.Single(threads);
        Assert.Equal(("chat", 3), (thread.Name, thread.Skipped));
        Assert.Equal(["One?\n\nAnd two? -> Both.\n\nReally. (Writer)", "Nobody answered this. ->  ()"], thread.Turns.Select(static turn => $"{turn.Question} -> {turn.Answer} ({turn.Agent})"));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1754035200000), thread.Turns[0].AskedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1754035206000), thread.Turns[0].AnsweredAt);
    }

    [Fact]
    public void A_list_that_the_database_wrote_as_an_object_is_read_in_its_order_and_a_name_that_cannot_be_one_is_made_anew()
    {
        var (threads, faults) = FirebaseExport.Read(
            """{"threads":{"a b":{"10":{"role":"assistant","content":"last"},"9":{"role":"user","content":"first"}},"a/b":{"-NabcdefghijklmnopqR":{"role":"user","content":"pushed"}}}}""");
        Assert.Empty(faults);
        Assert.Equal("last", Assert.Single(threads[0].Turns).Answer);
        Assert.All(threads, static thread => Assert.Matches("^firebase-[0-9a-f]{16}$", thread.Name));
        Assert.NotEqual(threads[0].Name, threads[1].Name);
    }

    [Theory]
    [InlineData("{", "the file is no JSON (line 1)")]
    [InlineData("[]", "has no object 'threads'")]
    [InlineData("""{"chat":[]}""", "has no object 'threads'")]
    [InlineData("""{"threads":{"c":"thread_1"}}""", "threads/c is no list of messages")]
    [InlineData("""{"threads":{"c":{"main_thread":"thread_1","CEO":{"Developer":"thread_2"}}}}""", "threads/c holds the ids of threads, as Agency Swarm before 1.0 kept them")]
    [InlineData("""{"threads":{"c":[{"role":"tool","content":"x"}]}}""", "threads/c/0 has no role of")]
    [InlineData("""{"threads":{"c":[{"type":"novelty"}]}}""", "threads/c/0 has the type 'novelty'")]
    [InlineData("""{"threads":{"c":[{"role":"user","content":7}]}}""", "threads/c/0 has no content that is text")]
    [InlineData("""{"threads":{"c":[{"role":"user","content":"x","timestamp":"yesterday"}]}}""", "threads/c/0 has a timestamp that is no number")]
    [InlineData("""{"threads":{"good":[{"role":"user","content":"x"}],"c":[7]}}""", "threads/c/0 is no message")]
    public void What_is_not_of_that_shape_is_named_by_its_path_and_nothing_is_taken(string json, string fault)
    {
        var (threads, faults) = FirebaseExport.Read(json);
        Assert.Empty(threads);
        Assert.Contains(fault, Assert.Single(faults), StringComparison.Ordinal);
    }
}
