using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Xunit;

namespace ChatAgency.EndToEnd.Doors;

/// <summary>The table of doors, row by row: where each is, who may, under which names, and what every answer has.</summary>
public sealed class TableTests(Reception reception)
{
    private static readonly ConcurrentDictionary<(string Token, bool Console), Lazy<Task<string>>> s_sessions = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Rows => [.. DoorRow.All.Select(static row => row.ToString())];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_door_opens_to_those_who_may_and_to_nobody_else(string door)
    {
        var row = DoorRow.All.Single(one => one.ToString() == door);
        var key = reception.Visitor;
        var chat = await SessionAsync(row, key, console: false);
        var console = new List<(string Token, string Session, HttpStatusCode Answer)>();
        foreach (var (token, answer) in new[] { (reception.ViewerToken, row.Viewer), (reception.OperatorToken, row.Operator), (reception.Agency.AdminToken, row.Admin) })
            console.Add((token, await SessionAsync(row, token, console: true), answer));
        foreach (var listener in new[] { (row.OnPublic, reception.Agency.Public), (row.OnAdmin, reception.Agency.Admin) }.Where(static one => one.Item1).Select(static one => one.Item2))
        {
            await AnswersAsync(row, listener, row.Nobody);
            await AnswersAsync(row, listener, row.WrongBearer, bearer: "wrong");
            await AnswersAsync(row, listener, row.WrongBearer, bearer: "wrong", cookie: row.OnPublic ? chat : console[^1].Session);
            await AnswersAsync(row, listener, row.ApiKey, bearer: key);
            await AnswersAsync(row, listener, row.ChatSession, cookie: chat);
            foreach (var (token, session, answer) in console)
            {
                await AnswersAsync(row, listener, answer, bearer: token);
                await AnswersAsync(row, listener, answer, cookie: session);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_door_asked_for_at_the_wrong_listener_is_404_whoever_asks(string door)
    {
        var row = DoorRow.All.Single(one => one.ToString() == door);
        var wrong = new[] { (row.OnPublic, reception.Agency.Public), (row.OnAdmin, reception.Agency.Admin) }.Where(static one => !one.Item1).Select(static one => one.Item2).ToList();
        foreach (var listener in wrong)
        {
            await AnswersAsync(row, listener, HttpStatusCode.NotFound);
            await AnswersAsync(row, listener, HttpStatusCode.NotFound, bearer: reception.Agency.AdminToken);
            await AnswersAsync(row, listener, HttpStatusCode.NotFound, bearer: reception.Visitor);
        }

        Assert.Equal(row is { OnPublic: true, OnAdmin: true } ? 0 : 1, wrong.Count);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_name_that_was_bound_anew_opens_nothing_but_signed_doors_and_health(string door)
    {
        var row = DoorRow.All.Single(one => one.ToString() == door);
        var listener = row.OnPublic ? reception.Agency.Public : reception.Agency.Admin;
        var expected = row.AnyHost ? row.ApiKey : HttpStatusCode.MisdirectedRequest;
        foreach (var name in new[] { "evil.example", $"localhost.evil.example:{listener.Port}", "169.254.169.254" })
        {
            await AnswersAsync(row, listener, expected, bearer: row.OnPublic ? reception.Visitor : reception.Agency.AdminToken, host: name);
        }

        await AnswersAsync(row, listener, row.Nobody, host: $"127.0.0.1:{listener.Port}");
        await AnswersAsync(row, listener, row.Nobody, host: $"localhost:{listener.Port}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Another_method_is_refused_with_problem_details(string door)
    {
        var row = DoorRow.All.Single(one => one.ToString() == door);
        using var client = Reception.At(row.OnPublic ? reception.Agency.Public : reception.Agency.Admin, row.OnPublic ? reception.Visitor : reception.Agency.AdminToken);
        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Patch, row.Path), Token);
        Assert.True(response.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{response.StatusCode}");
        await Answer.ProblemAsync(response);
    }

    [Fact]
    public async Task Details_of_health_are_on_the_admin_listener_alone()
    {
        using var outside = Reception.At(reception.Agency.Public);
        using var inside = Reception.At(reception.Agency.Admin);
        var (open, closed) = (await outside.GetStringAsync("/health", Token), await inside.GetStringAsync("/health", Token));
        Assert.Contains("promise kept", open, StringComparison.Ordinal);
        Assert.DoesNotContain("storage", open, StringComparison.Ordinal);
        Assert.Contains("storage", closed, StringComparison.Ordinal);
        Assert.Contains("cluster", closed, StringComparison.Ordinal);
    }

    /// <summary>One for all rows: they ask for what is there or refused, and end no session; those that do have one of their own.</summary>
    private Task<string> SessionAsync(DoorRow row, string token, bool console) =>
        row.Path.EndsWith("/sign-out", StringComparison.Ordinal) ? reception.SessionAsync(token, console) : s_sessions.GetOrAdd((token, console), one => new Lazy<Task<string>>(() => reception.SessionAsync(one.Token, one.Console))).Value;

    private static async Task AnswersAsync(DoorRow row, Uri listener, HttpStatusCode expected, string? bearer = null, string? cookie = null, string? host = null)
    {
        using var client = Reception.At(listener, bearer);
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), row.Path);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (host is not null) request.Headers.Host = host;
        if (row.Method != "GET")
        {
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.True(expected == response.StatusCode, $"{row} at {listener.Port} with bearer '{bearer?[..3]}', cookie '{cookie?[..16]}', host '{host}': {(int)response.StatusCode}, not {(int)expected}");
        if ((int)response.StatusCode >= 400) await Answer.ProblemAsync(response);
        else Answer.AssertGuarded(response);
    }
}
