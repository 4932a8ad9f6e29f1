using ChatAgency.Models.Limiting;

namespace ChatAgency.Models.Tests.Limiting;

public sealed class AdaptiveLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refusals_of_calls_that_ran_side_by_side_cut_the_limit_once()
    {
        var limit = new AdaptiveLimit(100);
        var places = await TakeAsync(limit, 20);

        foreach (var place in places) await EndAsync(place, PlaceEnd.Busy);

        Assert.Equal((14, 0), (limit.Limit, limit.InFlight));
    }

    [Fact]
    public async Task It_is_never_below_one_and_grows_again_up_to_its_most_while_all_places_are_taken()
    {
        var limit = new AdaptiveLimit(4);
        for (var i = 0; i < 10; i++) await EndAsync(await limit.EnterAsync(Token), PlaceEnd.Busy);
        Assert.Equal(1, limit.Limit);

        for (var i = 0; i < 100; i++)
        {
            var places = await TakeAsync(limit, limit.Limit);
            Assert.InRange(limit.InFlight, 1, 4);
            foreach (var place in places) await EndAsync(place, PlaceEnd.Answered);
        }

        Assert.Equal(4, limit.Limit);
    }

    [Fact]
    public async Task It_does_not_grow_on_answers_that_needed_no_more()
    {
        var limit = new AdaptiveLimit(10);
        foreach (var place in await TakeAsync(limit, 10)) await EndAsync(place, PlaceEnd.Busy);
        for (var i = 0; i < 100; i++) await EndAsync(await limit.EnterAsync(Token), PlaceEnd.Answered);

        Assert.Equal(7, limit.Limit);
    }

    [Fact]
    public async Task Who_waits_is_counted_and_let_in_in_order_as_the_limit_allows()
    {
        var limit = new AdaptiveLimit(2);
        var running = await TakeAsync(limit, 2);
        var waiting = Enumerable.Range(0, 4).Select(_ => limit.EnterAsync(Token).AsTask()).ToList();
        Assert.Equal((2, 4), (limit.InFlight, limit.Waiting));

        await EndAsync(running[0], PlaceEnd.Busy);
        Assert.Equal((1, 1, 4), (limit.Limit, limit.InFlight, limit.Waiting));
        await EndAsync(running[1], PlaceEnd.Unknown);
        await waiting[0];
        Assert.Equal((1, 3), (limit.InFlight, limit.Waiting));
        Assert.All(waiting.Skip(1), static task => Assert.False(task.IsCompleted));
    }

    [Fact]
    public async Task Its_most_is_changed_while_calls_run_and_who_waits_is_let_in_at_once()
    {
        var limit = new AdaptiveLimit(1);
        var running = await limit.EnterAsync(Token);
        var waiting = Enumerable.Range(0, 3).Select(_ => limit.EnterAsync(Token).AsTask()).ToList();
        limit.Allow(3);
        await Task.WhenAll(waiting.Take(2));
        Assert.Equal((3, 3, 1), (limit.Limit, limit.InFlight, limit.Waiting));

        limit.Allow(1);
        await EndAsync(running, PlaceEnd.Answered);
        Assert.Equal((1, 2, 1), (limit.Limit, limit.InFlight, limit.Waiting));

        // What the service itself pressed down is not lifted by it.
        var pressed = new AdaptiveLimit(10);
        foreach (var place in await TakeAsync(pressed, 10)) await EndAsync(place, PlaceEnd.Busy);
        pressed.Allow(100);
        Assert.Equal(7, pressed.Limit);
    }

    private static async Task<List<Place>> TakeAsync(AdaptiveLimit limit, int count)
    {
        List<Place> places = [];
        for (var i = 0; i < count; i++) places.Add(await limit.EnterAsync(Token));
        return places;
    }

    private static async Task EndAsync(Place place, PlaceEnd end)
    {
        using (place)
        {
            if (end == PlaceEnd.Answered) Assert.False(await place.WatchAsync(ValueTask.FromResult(false)));
            if (end == PlaceEnd.Busy) await Assert.ThrowsAsync<Core.Failures.FailureException>(async () => await place.WatchAsync(Busy()));
        }

        static ValueTask<bool> Busy() => ValueTask.FromException<bool>(new Core.Failures.FailureException(new(Core.Failures.FailureKind.ModelBusy, "http 429")));
    }
}
