using System.Net;
using ChatAgency.Core.Auditing;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Access.Guarding;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Addresses;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Hosting.Tests.Access;

/// <summary>Who gets it wrong waits, and what was tried is in the audit without filling it.</summary>
public sealed class GuardedTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly KeptSignIns _kept = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Audience.Chat)]
    [InlineData(Audience.Console)]
    public async Task After_a_few_wrong_tokens_an_address_waits_and_the_right_one_works_from_another(Audience audience)
    {
        await using var host = await StartAsync(wrong: 3);
        var right = audience == Audience.Chat ? "key-of-ann" : "the-admin-token";
        for (var n = 0; n < 4; n++) await AssertRefusedAsync(host, audience, new { token = $"wrong {n}" }, HttpStatusCode.Unauthorized);
        using var wait = await host.PostSignInAsync(audience, new { token = right });
        Assert.Contains("wrong sign-ins", await wait.ProblemAsync(HttpStatusCode.TooManyRequests), StringComparison.Ordinal);
        Assert.Equal(1, wait.Headers.RetryAfter?.Delta?.TotalSeconds);

        using var elsewhere = From.Address("127.0.0.2", audience == Audience.Chat ? host.Public : host.Admin);
        using var signIn = Asking.Write(HttpMethod.Post, audience == Audience.Chat ? "/sign-in" : "/admin/sign-in", body: new { token = right });
        using var there = await elsewhere.SendAsync(signIn, Now);
        Assert.Equal(HttpStatusCode.NoContent, there.StatusCode);

        _time.Advance(TimeSpan.FromSeconds(1));
        using var later = await host.PostSignInAsync(audience, new { token = right });
        Assert.Equal(HttpStatusCode.NoContent, later.StatusCode);
    }

    [Fact]
    public async Task Spent_links_count_and_so_do_wrong_bearers_at_every_door()
    {
        await using var host = await StartAsync(wrong: 2);
        await AssertRefusedAsync(host, Audience.Console, new { code = "spent" }, HttpStatusCode.Unauthorized);
        using var bearer = await host.Client(Listener.Public, "wrong").GetAsync("/who", Now);
        await bearer.ProblemAsync(HttpStatusCode.Unauthorized);
        using var other = await host.Client(Listener.Admin, "wrong").GetAsync("/admin/api/who", Now);
        await other.ProblemAsync(HttpStatusCode.Unauthorized);
        foreach (var (listener, token, path) in new[] { (Listener.Public, "key-of-ann", "/who"), (Listener.Admin, "the-admin-token", "/admin/api/who") })
        {
            using var response = await host.Client(listener, token).GetAsync(path, Now);
            await response.ProblemAsync(HttpStatusCode.TooManyRequests);
            Assert.NotNull(response.Headers.RetryAfter);
        }
    }

    [Fact]
    public async Task A_session_works_on_while_its_address_waits()
    {
        await using var host = await StartAsync(wrong: 1);
        var cookie = await host.ConsoleSessionAsync("the-admin-token");
        for (var n = 0; n < 3; n++) using (await host.PostSignInAsync(Audience.Console, new { token = "wrong" })) { }
        using var request = Asking.Get("/admin/api/who", cookie);
        using var response = await host.Client(Listener.Admin).SendAsync(request, Now);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Sign_ins_and_sign_outs_are_recorded_and_tokens_are_not()
    {
        await using var host = await StartAsync(wrong: 0);
        var cookie = await host.ConsoleSessionAsync("the-admin-token");
        await host.SignInAsync(Audience.Chat, host.Code(Audience.Chat));
        using var end = Asking.Write(HttpMethod.Post, "/admin/sign-out", cookie);
        using var ended = await host.Client(Listener.Admin).SendAsync(end, Now);
        Assert.Equal(
            ["SignedIn admin console signed-in how=token role=admin", "SignedIn me chat signed-in how=link", "SignedOut admin console signed-out role=admin"],
            _kept.Events.Select(Told));
        Assert.DoesNotContain("the-admin-token", string.Concat(_kept.Events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_refused_sign_ins_are_one_record()
    {
        await using var host = await StartAsync(wrong: 0);
        var refused = host.Services.GetRequiredService<RefusedSignIns>();
        await AssertRefusedAsync(host, Audience.Console, new { token = "wrong" }, HttpStatusCode.Unauthorized);
        for (var n = 1; n < 1_000; n++) refused.Add(Audience.Console, "token");
        Assert.Empty(_kept.Events);
        while (_kept.Events.Count == 0)
        {
            _time.Advance(RefusedSignIns.Period);
            await Task.Yield();
        }

        Assert.Equal("SignInRefused agency console refused how=token count=1000", Told(Assert.Single(_kept.Events)));
    }

    [Fact]
    public async Task What_was_refused_is_recorded_when_the_host_stops()
    {
        await using (var host = await StartAsync(wrong: 0)) await AssertRefusedAsync(host, Audience.Chat, new { code = "x" }, HttpStatusCode.Unauthorized);
        Assert.Equal("SignInRefused agency chat refused how=link count=1", Told(Assert.Single(_kept.Events)));
    }

    [Fact]
    public async Task Nobody_is_kept_out_because_the_audit_is_away()
    {
        await using var host = await StartAsync(wrong: 0);
        _kept.IsAway = true;
        Assert.NotEmpty(await host.ConsoleSessionAsync("the-admin-token"));
    }

    [Theory]
    [InlineData("same-origin", "application/x-www-form-urlencoded", HttpStatusCode.OK)]
    [InlineData("same-origin", "application/json", HttpStatusCode.OK)]
    [InlineData("same-origin", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("same-site", "application/x-www-form-urlencoded", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "application/x-www-form-urlencoded", HttpStatusCode.Forbidden)]
    [InlineData("none", "application/x-www-form-urlencoded", HttpStatusCode.Forbidden)]
    [InlineData(null, "application/x-www-form-urlencoded", HttpStatusCode.Forbidden)]
    public async Task A_form_of_the_console_comes_from_its_own_page(string? site, string type, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(RoleTests.Doors());
        using var request = Asking.Write(HttpMethod.Post, "/act", await host.ConsoleSessionAsync("token-of-otto"), site: site, type: type);
        using var response = await host.Client(Listener.Admin).SendAsync(request, Now);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_form_that_signs_in_is_not_understood()
    {
        await using var host = await RunningHost.StartAsync(RoleTests.Doors());
        using var request = Asking.Write(HttpMethod.Post, "/admin/sign-in", type: "application/x-www-form-urlencoded");
        using var response = await host.Client(Listener.Admin).SendAsync(request, Now);
        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(Audience.Chat)]
    [InlineData(Audience.Console)]
    public async Task Nobody_signs_in_with_a_book(Audience audience)
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        using var response = await host.PostSignInAsync(audience, new { token = new string('x', 5_000) });
        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    private static string Told(AuditEvent what) =>
        string.Join(' ', [what.Kind.ToString(), what.Who, what.Subject, what.Outcome, .. what.Details.Select(static detail => $"{detail.Key}={detail.Value}")]);

    private static async Task AssertRefusedAsync(RunningHost host, Audience audience, object body, HttpStatusCode status)
    {
        using var response = await host.PostSignInAsync(audience, body);
        await response.ProblemAsync(status);
    }

    private Task<RunningHost> StartAsync(int wrong) => RunningHost.StartAsync(AccessTests.Doors() with
    {
        Variables = new(AccessTests.Doors().Variables) { ["Limits__Address__WrongSignIns"] = $"{wrong}" },
        Build = builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_time);
            _kept.Build(builder);
        },
    });
}
