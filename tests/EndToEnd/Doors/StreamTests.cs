using System.Net;
using System.Net.Http.Json;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Doors;

public sealed class StreamTests(Reception reception)
{
    private const string Name = "stream";
    private readonly string key = reception.NewPerson();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_that_comes_back_goes_on_without_loss_or_repetition()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        var question = Question.New("Count for me");
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        reception.Model.When(question.Text, ModelScript.Gated("one ", (first.Task, "two "), (second.Task, "three " + question.AnswerTag)));
        var turn = await client.AskAsync(Name, question.Text);

        var begun = await WatchedStream.OpenAsync(client, Name);
        await begun.UntilAsync(() => begun.Text(turn) == "one ");
        await begun.DisposeAsync();
        first.SetResult();

        var middle = await WatchedStream.OpenAsync(client, Name, begun);
        await middle.UntilAsync(() => middle.Text(turn) == "one two ");
        await middle.DisposeAsync();
        second.SetResult();

        await using var last = await WatchedStream.OpenAsync(client, Name, middle);
        await last.UntilAsync(() => last.State(turn) == "completed");
        Assert.Equal("one two three " + question.AnswerTag, last.Text(turn));

        // Whoever has seen everything is told nothing again; whoever has seen nothing, all at once.
        await using var fresh = await WatchedStream.OpenAsync(client, Name);
        await fresh.UntilAsync(() => fresh.State(turn) == "completed");
        Assert.Equal(last.Text(turn), fresh.Text(turn));
        Assert.Equal(1, fresh.Events);
        var next = await client.AskAsync(Name, "And now?");
        await using var again = await WatchedStream.OpenAsync(client, Name, last);
        await again.NextAsync();
        Assert.NotNull(again.State(next));
    }

    [Fact]
    public async Task A_place_that_never_was_starts_over()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        var turn = await client.AskAsync(Name, "Hello");
        await client.EndedAsync(Name, turn);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/conversations/{Name}/events");
        request.Headers.Add("Last-Event-ID", "not-a-place-of-ours");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Token));
        string? line;
        do line = await reader.ReadLineAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
        while (line is not null && !line.StartsWith("data:", StringComparison.Ordinal));
        Assert.Contains("completed", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_has_six_streams_and_the_seventh_waits_for_one_to_close()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        await client.AskAsync(Name, "Hello");
        var open = new List<WatchedStream>();
        for (var n = 0; n < 6; n++) open.Add(await WatchedStream.OpenAsync(client, Name));

        using (var seventh = await client.GetAsync($"/api/conversations/{Name}/events", Token))
        {
            await Answer.ProblemAsync(seventh, HttpStatusCode.TooManyRequests);
            Assert.NotNull(seventh.Headers.RetryAfter);
        }

        using var other = Reception.At(reception.Agency.Public, reception.NewPerson());
        await other.AskAsync(Name, "Hello");
        await (await WatchedStream.OpenAsync(other, Name)).DisposeAsync();

        await open[0].DisposeAsync();
        await OpensAgainAsync(client);
        foreach (var stream in open.Skip(1)) await stream.DisposeAsync();
    }

    [Fact]
    public async Task Erasing_ends_the_streams_and_leaves_nothing()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        var question = Question.New("Forget me");
        reception.Model.When(question.Text, ModelScript.StallAfter("I am wri"));
        var turn = await client.AskAsync(Name, question.Text);
        await using var stream = await WatchedStream.OpenAsync(client, Name);
        await stream.UntilAsync(() => stream.Text(turn) == "I am wri");

        using var erased = await client.DeleteAsync($"/api/conversations/{Name}", Token);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        await stream.UntilAsync(() => stream.IsErased);
        await stream.UntilAsync(static () => false);
        Assert.True(stream.IsErased && stream.IsOver);
        Assert.Empty(await client.TurnsAsync(Name));
        Assert.Equal("[]", await client.GetStringAsync("/api/conversations", Token));
        using var gone = await client.GetAsync($"/api/conversations/{Name}/events", Token);
        await Answer.ProblemAsync(gone, HttpStatusCode.NotFound);
        await reception.Model.WaitForAsync(exchanges => exchanges.Any(e => e.IsCancelled && e.Request.Question.Contains(question.Text, StringComparison.Ordinal)), cancellationToken: Token);

        await client.AskAsync(Name, "A new start");
        Assert.Equal("A new start", Assert.Single(await client.TurnsAsync(Name)).GetProperty("question").GetString());
    }

    [Fact]
    public async Task A_stop_reaches_the_model_and_keeps_what_was_said()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        var question = Question.New("A long story");
        reception.Model.When(question.Text, ModelScript.StallAfter("Once upon"));
        var turn = await client.AskAsync(Name, question.Text);
        await using var stream = await WatchedStream.OpenAsync(client, Name);
        await stream.UntilAsync(() => stream.Text(turn) == "Once upon");
        using var stopped = await client.PostAsJsonAsync($"/api/conversations/{Name}/turns/{turn}/cancel", new { }, Token);
        Assert.Equal(HttpStatusCode.Accepted, stopped.StatusCode);
        await stream.UntilAsync(() => stream.State(turn) == "cancelled");
        await reception.Model.WaitForAsync(exchanges => exchanges.Any(e => e.IsCancelled && e.Request.Question.Contains(question.Text, StringComparison.Ordinal)), cancellationToken: Token);
    }

    private static async Task OpensAgainAsync(HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            // The gateway learns that a reader has left when the connection is closed, a moment later.
            using var response = await client.GetAsync($"/api/conversations/{Name}/events", HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (response.StatusCode == HttpStatusCode.OK) return;
            Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        }
    }
}
