using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Grains.Finding;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Grains.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Grains.Tests.Finding;

/// <summary>What is registered is found by whatever it has, as it was last, and gone when it is forgotten.</summary>
public sealed class RegisterTests(World world) : IClassFixture<World>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IGrainFactory Grains => world.Cluster.Client;

    [Fact]
    public async Task A_turn_is_found_by_each_thing_that_it_has_and_by_nothing_else()
    {
        RegisterEntry[] all = [.. Enumerable.Range(0, 300).Select(static number => Entries.Of(number, 300, "TFOUND") with { Agent = number == 42 ? "Creative" : "Code", Authors = null })];
        await Grains.KeepAsync(all, Token);
        var wanted = all[42];
        var search = new RegisterSearch { Workspace = "slack/TFOUND", Limit = 500 };

        Assert.Equal(all.Reverse().Select(static entry => entry.Place), (await Grains.Finder().Search(search, Token)).Entries.Select(static entry => entry.Place));
        foreach (var one in new[]
        {
            search with { Person = wanted.Author },
            search with { Agent = "creative" },
            search with { Stamp = wanted.Message },
            search with { Stamp = wanted.Posts![0] },
            search with { Conversation = wanted.Conversation },
            search with { From = wanted.AcceptedAt, To = wanted.AcceptedAt.AddTicks(1) },
        })
        {
            Assert.Equivalent(wanted, Assert.Single((await Grains.Finder().Search(one, Token)).Entries), strict: true);
        }

        Assert.Equal(all.Where(static entry => entry.ErrorId is not null).Reverse().Select(static entry => entry.ErrorId), (await Grains.Finder().Search(search with { Failed = true }, Token)).Entries.Select(static entry => entry.ErrorId));
        Assert.Equal(3, (await Grains.Finder().Search(search with { Rating = Verdict.Down }, Token)).Entries.Count);
        Assert.Equal(6, (await Grains.Finder().Search(search with { Channel = "C7", State = TurnState.Completed }, Token)).Entries.Count);
        Assert.Empty((await Grains.Finder().Search(search with { Workspace = "slack/TFOUN" }, Token)).Entries);
        Assert.Empty((await Grains.Finder().Search(search with { Aside = true }, Token)).Entries);
        Assert.Contains(("slack/TFOUND", all.Min(RegisterEntries.DayOf)), (await CalendarAsync()).Workspaces.Select(static one => (one.Name, one.Since)));
    }

    [Fact]
    public async Task Read_page_by_page_it_is_the_same_as_read_at_once_also_where_many_are_of_one_moment()
    {
        RegisterEntry[] all = [.. Enumerable.Range(0, 250).Select(static number => Entries.Of(number, 1_000, "TPAGED") with { AcceptedAt = Entries.Last.AddMinutes(number / 40) })];
        await Grains.KeepAsync(all, Token);
        var search = new RegisterSearch { Workspace = "slack/TPAGED", Limit = 7 };
        var found = new List<RegisterPlace>();
        for (RegisterPlace? before = null; ;)
        {
            var part = await Grains.Finder().Search(search with { Before = before }, Token);
            found.AddRange(part.Entries.Select(static entry => entry.Place));
            if ((before = part.Next) is null) break;
            Assert.Equal(7, part.Entries.Count);
        }

        Assert.Equal(all.Select(static entry => entry.Place).OrderDescending(RegisterPlace.Order), found);
    }

    [Fact]
    public async Task Of_a_turn_that_was_told_several_times_only_the_latest_is_found_in_whatever_order_and_page_they_came()
    {
        var first = Entries.Of(1, 1_000, "TLATEST") with { State = TurnState.Answering, EndedAt = null, Revision = 1, Downs = 1 };
        await Grains.KeepAsync([first], Token);
        // So many that the first one stands in a page that is full, and then in one that is not the last.
        await Grains.KeepAsync(Enumerable.Range(1, 1_500).Select(number => first with { Conversation = $"slack/TLATEST/C1:{number}.000000", Downs = 0 }), Token);
        var search = new RegisterSearch { Conversation = first.Conversation };
        Assert.Equal(TurnState.Answering, Assert.Single((await Grains.Finder().Search(search with { State = TurnState.Answering }, Token)).Entries).State);
        await Grains.KeepAsync([first with { State = TurnState.Completed, Revision = 9, Downs = 0 }], Token);
        await Grains.KeepAsync([first with { Revision = 3 }], Token);

        Assert.Equal(TurnState.Completed, Assert.Single((await Grains.Finder().Search(search, Token)).Entries).State);
        Assert.Empty((await Grains.Finder().Search(search with { State = TurnState.Answering }, Token)).Entries);
        Assert.Empty((await Grains.Finder().Search(search with { Rating = Verdict.Down }, Token)).Entries);
        Assert.DoesNotContain(await Grains.Finder().Rated(RegisterEntries.DayOf(first), RegisterEntries.DayOf(first), Token), static rated => rated.Downs > 0);
    }

    [Fact]
    public async Task An_error_id_is_found_without_knowing_the_day_and_in_any_case_of_letters()
    {
        var failed = Entries.Of(7, 1_000, "TERROR") with { ErrorId = "E-ABCDEFGH" };
        await Grains.KeepAsync([failed], Token);
        Assert.Equal(new ErrorPlace("E-ABCDEFGH", failed.Conversation, 1, failed.AcceptedAt), await Grains.Finder().FindError("e-abcdefgh", Token));
        Assert.Null(await Grains.Finder().FindError("E-ABCDEFGJ", Token));
    }

    [Fact]
    public async Task A_ts_leads_to_the_message_the_post_and_the_thread_however_much_later_that_goes_on()
    {
        var asked = Entries.Of(9, 1_000, "TSTAMP");
        var later = asked with { Turn = 2, Message = "1950000000.000001", Posts = null, AcceptedAt = asked.AcceptedAt.AddDays(30) };
        await Grains.KeepAsync([asked, later], Token);
        Assert.Equal([1L], (await Grains.Finder().FindStamp(asked.Posts![0], "C9", Token)).Select(static entry => entry.Turn));
        Assert.Equal([1L], (await Grains.Finder().FindStamp(asked.Message!, null, Token)).Select(static entry => entry.Turn));
        Assert.Empty(await Grains.Finder().FindStamp(asked.Message!, "C8", Token));
        Assert.Empty(await Grains.Finder().FindStamp("nonsense", null, Token));

        await Grains.KeepAsync([later with { Conversation = "slack/TSTAMP/C9:1700000000.000009", Turn = 1 }], Token);
        Assert.Equal("slack/TSTAMP/C9:1700000000.000009", Assert.Single(await Grains.Finder().FindStamp("1700000000.000009", "C9", Token)).Conversation);
    }

    [Fact]
    public async Task What_people_think_is_counted_by_day_agent_and_version()
    {
        var day = new DateTimeOffset(2031, 7, 1, 9, 0, 0, TimeSpan.Zero);
        await Grains.KeepAsync(Enumerable.Range(0, 300).Select(number => Entries.Of(number, 1_000, "TRATED") with { AcceptedAt = day.AddDays(number % 2), Ups = number % 3, Downs = 1 }), Token);
        Assert.Equal(
            [new RatedAgent(new(2031, 7, 2), "Code", 3, 150, 150), new RatedAgent(new(2031, 7, 1), "Code", 3, 150, 150)],
            await Grains.Finder().Rated(new(2031, 7, 1), new(2031, 7, 2), Token));
    }

    [Fact]
    public async Task A_word_counts_as_it_was_last_once_and_not_after_it_is_forgotten()
    {
        var (day, one) = (new DateOnly(2032, 3, 4), Entries.Of(7, 1_000, "TWORD") with { AcceptedAt = new DateTimeOffset(2032, 3, 4, 9, 0, 0, TimeSpan.Zero), ErrorId = null });
        Task FillAsync(int from) => Grains.KeepAsync(Enumerable.Range(from, 600).Select(number => one with { Conversation = $"slack/TWORD/C1:{number}.000000", Downs = 0 }), Token);
        async Task<(int, int)> CountAsync() => await Grains.Finder().Rated(day, day, Token) is [var only] ? (only.Ups, only.Downs) : (0, 0);

        // Between two of these, each share's page is full and another has begun.
        await Grains.KeepAsync([one with { Revision = 4, Ups = 1 }], Token);
        await FillAsync(0);
        Assert.Equal((1, 0), await CountAsync());
        await Grains.KeepAsync([one with { Revision = 4, Ups = 1 }], Token);
        await FillAsync(600);
        Assert.Equal((1, 0), await CountAsync());
        await Grains.KeepAsync([one with { Revision = 6, Downs = 1 }], Token);
        await FillAsync(1_200);
        Assert.Equal((0, 1), await CountAsync());
        await Grains.KeepAsync([one with { Revision = 5, Ups = 1 }], Token);
        Assert.Equal((0, 1), await CountAsync());
        await Grains.KeepAsync([one with { Revision = 7 }], Token);
        Assert.Equal((0, 0), await CountAsync());
        await Grains.KeepAsync([one with { Revision = 8, Ups = 2 }], Token);
        await FillAsync(1_800);
        Assert.Equal((2, 0), await CountAsync());

        await Grains.GetGrain<IRegisterGrain>(RegisterKey.Of(day, RegisterKey.ShardOf(one.Conversation))).Forget(one.Conversation, null, one.AcceptedAt.AddMinutes(1), Token);
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task Pages_that_were_told_of_before_words_were_counted_there_are_read()
    {
        var storage = world.Cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
        var store = new RegisterStore(storage, GrainId.Create("register", "2033-01-02.0"));
        var one = Entries.Of(7, 1_000, "TOLD") with { Ups = 1 };
        var page = new RegisterPage { Entries = [one, one with { Turn = 2, Ups = 0, Downs = 1 }] };
        await store.PutAsync(page, Token);
        var told = PageSummary.Of(page) with { Turns = null, Rated = [] };
        var looker = new RegisterLooker(store, new RegisterPage { Number = 1, Entries = [one with { Revision = one.Revision + 1, Ups = 3 }] }, [told]);

        Assert.Equal([(0, 1), (3, 0)], (await looker.RatedAsync(Token)).Select(static rated => (rated.Ups, rated.Downs)).Order());
        Assert.Equal([3, 0], (await looker.FindAsync(new RegisterSearch { Conversation = one.Conversation }, Token)).Entries.OrderBy(static entry => entry.Turn).Select(static entry => entry.Ups));
    }

    [Fact]
    public async Task A_conversation_that_is_forgotten_is_in_no_page_of_the_store_and_what_is_told_late_of_it_is_not_taken_in()
    {
        var one = Entries.Of(7, 1_000, "TFORGET") with { ErrorId = "E-F0RG0T7E" };
        await Grains.KeepAsync([one, .. Enumerable.Range(0, 1_200).Select(number => one with { Conversation = $"slack/TFORGET/C1:{number}.000000", ErrorId = null })], Token);
        await Grains.KeepAsync([one with { Revision = 8, ErrorId = null }], Token);
        var share = Grains.GetGrain<IRegisterGrain>(RegisterKey.Of(RegisterEntries.DayOf(one), RegisterKey.ShardOf(one.Conversation)));
        Assert.NotEmpty(Stored(one.Conversation));
        await share.Forget(one.Conversation, null, one.AcceptedAt.AddMinutes(1), Token);

        Assert.Empty(Stored(one.Conversation));
        Assert.Null(await Grains.Finder().FindError(one.ErrorId!, Token));
        await Grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Leave(["slack/TFORGET"], Token);
        await Grains.KeepAsync([one], Token);
        Assert.Empty(Stored(one.Conversation));
        Assert.DoesNotContain((await CalendarAsync()).Workspaces, static workspace => workspace.Name == "slack/TFORGET");
        // A name may be used again, on the web: what comes after the erasure is another conversation.
        await Grains.KeepAsync([one with { AcceptedAt = one.AcceptedAt.AddMinutes(2) }], Token);
        Assert.Single((await Grains.Finder().Search(new RegisterSearch { Conversation = one.Conversation }, Token)).Entries);
        Assert.Contains((await CalendarAsync()).Workspaces, static workspace => workspace.Name == "slack/TFORGET");
    }

    [Fact]
    public async Task A_person_who_is_forgotten_in_a_conversation_is_named_nowhere_in_it()
    {
        var one = Entries.Of(11, 1_000, "TPERSON") with { Author = "UGONE", Message = "1700000000.000011" };
        await Grains.KeepAsync([one, one with { Turn = 2, Author = "USTAYS" }, .. Enumerable.Range(0, 900).Select(number => one with { Conversation = $"slack/TPERSON/C1:{number}.000000", Author = "U1", Message = null })], Token);
        await Grains.GetGrain<IRegisterGrain>(RegisterKey.Of(RegisterEntries.DayOf(one), RegisterKey.ShardOf(one.Conversation))).Forget(one.Conversation, "UGONE", one.AcceptedAt.AddMinutes(1), Token);

        Assert.Empty(Stored("UGONE"));
        await Grains.KeepAsync([one with { Revision = 9 }], Token);
        Assert.Empty(Stored("UGONE"));
        Assert.Equal(["USTAYS", null], (await Grains.Finder().Search(new RegisterSearch { Conversation = one.Conversation }, Token)).Entries.Select(static entry => entry.Author));
    }

    [Fact]
    public async Task Days_that_are_dropped_leave_nothing_behind()
    {
        var old = new DateTimeOffset(2020, 1, 1, 9, 0, 0, TimeSpan.Zero);
        await Grains.KeepAsync(Enumerable.Range(0, 40).Select(number => Entries.Of(7, 1_000, "TDROP") with { AcceptedAt = old.AddDays(number), Conversation = $"slack/TDROP/C1:{number}.000000", ErrorId = $"E-DR0P{number:D4}" }), Token);
        await Grains.KeepAsync(Enumerable.Range(0, 600).Select(number => Entries.Of(7, 1_000, "TDROP") with { AcceptedAt = old, Conversation = $"slack/TDROP/C2:{number}.000000", ErrorId = null }), Token);
        var calendar = Grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key);
        var day = new DateOnly(2020, 2, 5);
        Assert.Equal(30, await calendar.DropBefore(day, Token));
        Assert.Equal(5, await calendar.DropBefore(day, Token));
        Assert.Equal(0, await calendar.DropBefore(day, Token));

        Assert.Equal(5, (await CalendarAsync()).Days.Count(static one => one.Year == 2020));
        Assert.Equal(5, (await Grains.Finder().Search(new RegisterSearch { Workspace = "slack/TDROP", Limit = 500 }, Token)).Entries.Count);
        Assert.Empty(Stored("slack/TDROP/C2:"));
        Assert.Equal((null, "slack/TDROP/C1:39.000000"), ((await Grains.Finder().FindError("E-DR0P0034", Token))?.Conversation, (await Grains.Finder().FindError("E-DR0P0039", Token))?.Conversation));
    }

    [Fact]
    public async Task A_day_and_a_workspace_that_were_taken_away_are_known_again_as_soon_as_something_is_told_of_them()
    {
        var old = new DateTimeOffset(2019, 3, 1, 9, 0, 0, TimeSpan.Zero);
        RegisterEntry[] told = [.. Enumerable.Range(0, 8).Select(number => Entries.Of(number, 1_000, "TAGAIN") with { AcceptedAt = old, ErrorId = null })];
        await Grains.KeepAsync(told, Token);
        var calendar = Grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key);
        Assert.Equal(1, await calendar.DropBefore(new DateOnly(2019, 3, 2), Token));
        Assert.Equal(1, await calendar.Leave(["slack/TAGAIN"], Token));

        await Grains.KeepAsync(told, Token);
        Assert.Contains(new DateOnly(2019, 3, 1), (await CalendarAsync()).Days);
        Assert.Contains((await CalendarAsync()).Workspaces, static workspace => workspace.Name == "slack/TAGAIN");
        Assert.Equal(8, (await Grains.Finder().Search(new RegisterSearch { Workspace = "slack/TAGAIN" }, Token)).Entries.Count);
        await calendar.DropBefore(new DateOnly(2019, 3, 2), Token);
    }

    private Task<RegisterCalendar> CalendarAsync() => Grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Read(Token);

    private string[] Stored(string text) => [.. new[] { "register", "register-page", "register-index", "errors" }.SelectMany(state => world.Storage.Bodies(state, text))];
}
