using System.Collections.Immutable;
using System.Text.Json;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Conversations;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Grains.Listing;
using ChatAgency.Grains.Resuming;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>What is stored comes back whole, and holds nothing that could be computed.</summary>
public sealed class StoredFormTests(World world) : IClassFixture<World>
{
    private static readonly DateTimeOffset Now = new(2031, 5, 6, 7, 8, 9, 123, TimeSpan.Zero);

    private IGrainStorageSerializer Json => world.Cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainStorageSerializer>();

    [Fact]
    public void A_record_comes_back_whole()
    {
        var record = Record(3);
        var back = RoundTrip(record, out var json);

        Assert.Equivalent(record, back, strict: true);
        Assert.Equal(json, Json.Serialize(back).ToString());
    }

    [Fact]
    public void A_record_holds_nothing_that_could_be_computed()
    {
        RoundTrip(Record(1), out var json);
        using var document = JsonDocument.Parse(json);

        Assert.Equal(["Schema", "Version", "LastTurn", "Pages", "Owner", "Turns", "Seen", "Condemned", "Sweeps", "Deleted"], NamesOf(document.RootElement));
        var turn = document.RootElement.GetProperty("Turns")[0];
        Assert.Equal(["Number", "Question", "State", "AcceptedAt", "BegunAt", "EndedAt", "Attempt", "Epoch", "Route", "Result", "Slots"], NamesOf(turn));
        Assert.Equal(
            ["Marker", "Deadline", "Post", "HeldAt", "MayHaveTwin", "MayFallBack", "Replacements", "PostsResult", "Replaces"], NamesOf(turn.GetProperty("Slots")[0]));
    }

    [Fact]
    public void Twenty_turns_cost_a_kilobyte_each_beside_their_words()
    {
        var record = Record(20);
        RoundTrip(record, out var json);
        var words = record.Turns.Sum(static turn => turn.Question.Text.Length + turn.Result!.Text.Length);

        Assert.InRange(json.Length - words, 1, 20 * 1_100);
    }

    [Fact]
    public void The_record_of_a_conversation_that_began_a_version_ago_can_be_read_and_written()
    {
        var old = Json.Deserialize<ConversationRecord>(BinaryData.FromString("""{"Version":4,"LastTurn":1,"Turns":[],"Unknown":{"a":1}}"""))!;

        Assert.Equal((4, 1, 1), (old.Version, old.LastTurn, old.Schema));
        Assert.False(old.HasWork());
        RoundTrip(old, out _);
    }

    [Fact]
    public void Pages_marks_and_lists_come_back_whole()
    {
        var page = new TranscriptPage { Turns = Record(2).Turns };
        Assert.Equivalent(page, RoundTrip(page, out _), strict: true);

        var marks = new OpenMarksState { Generation = 7, Marks = { ["slack/T1/C1:1.2"] = 3, ["web/t1/ann:x"] = 7 } };
        Assert.Equivalent(marks, RoundTrip(marks, out _), strict: true);

        var list = new ConversationListState { Conversations = { new ListedConversation("t1", "für 🙂", Now) } };
        Assert.Equivalent(list, RoundTrip(list, out _), strict: true);
    }

    private static ConversationRecord Record(int turns) => new()
    {
        Version = 9,
        LastTurn = turns,
        Pages = 2,
        Owner = new Owner("S127.0.0.1:11111:1", "@activation", Now),
        Turns = [.. Enumerable.Range(1, turns).Select(Turn)],
        Seen = [.. Enumerable.Range(1, turns).Select(static n => new Seen(new MessageId($"m{n}"), Now, n, n % 2 == 0 ? "digest" : null))],
        Condemned = [new PostId("p9")],
        Sweeps = [new Sweep(new Marker("k9"), Now)],
    };

    private static Turn Turn(int number) => new()
    {
        Number = number,
        Question = new Question(new MessageId($"m{number}"), new PersonId("U1"), "why \"<für 🙂>\"?\n", Now, Now.AddSeconds(1), "c1"),
        State = TurnState.Failed,
        AcceptedAt = Now,
        BegunAt = Now.AddSeconds(1),
        EndedAt = Now.AddSeconds(2),
        Attempt = 2,
        Epoch = 5,
        Route = new Route(new AgentName("Code"), 0.75, "It says code.", "keywords-1"),
        Result = new Result(TurnState.Failed, AnswerKind.Note, "No.", new ErrorId("E-01234567")),
        Slots =
        [
            new Slot
            {
                Marker = new Marker($"{Guid.Empty:N}{number}"), Deadline = Now, Post = new PostId("1482960137.003543"), HeldAt = Now, MayHaveTwin = true, MayFallBack = true,
                Replacements = 1, PostsResult = true, Replaces = new PostId("p0"),
            },
        ],
    };

    private static ImmutableArray<string> NamesOf(JsonElement element) => [.. element.EnumerateObject().Select(static property => property.Name)];

    private T RoundTrip<T>(T value, out string json)
    {
        var bytes = Json.Serialize(value);
        json = bytes.ToString();
        return Json.Deserialize<T>(bytes)!;
    }
}
