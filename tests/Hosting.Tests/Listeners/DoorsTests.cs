using System.Net;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Tests.Listeners;

public sealed class DoorsTests
{
    [Theory]
    [InlineData(Listener.Public, "/open", HttpStatusCode.OK)]
    [InlineData(Listener.Admin, "/open", HttpStatusCode.NotFound)]
    [InlineData(Listener.Admin, "/inner", HttpStatusCode.OK)]
    [InlineData(Listener.Public, "/inner", HttpStatusCode.NotFound)]
    [InlineData(Listener.Public, "/metrics", HttpStatusCode.NotFound)]
    [InlineData(Listener.Admin, "/metrics", HttpStatusCode.OK)]
    [InlineData(Listener.Public, "/nowhere", HttpStatusCode.NotFound)]
    public async Task A_door_is_on_its_own_listener_alone(Listener listener, string path, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(Doors);
        using var response = await host.Client(listener).GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.NotFound) await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_wrong_listener_answers_404_whatever_the_method()
    {
        await using var host = await RunningHost.StartAsync(Doors);
        using var wrong = await host.Client(Listener.Public).PostAsync("/inner", null, TestContext.Current.CancellationToken);
        using var right = await host.Client(Listener.Admin).PostAsync("/inner", null, TestContext.Current.CancellationToken);
        await wrong.ProblemAsync(HttpStatusCode.NotFound);
        await right.ProblemAsync(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task One_path_may_lead_to_a_door_on_each_listener()
    {
        await using var host = await RunningHost.StartAsync(Doors);
        Assert.Equal("public", await host.Client(Listener.Public).GetStringAsync("/both", TestContext.Current.CancellationToken));
        Assert.Equal("admin", await host.Client(Listener.Admin).GetStringAsync("/both", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_door_that_names_no_listener_is_refused()
    {
        await using var host = await RunningHost.StartAsync(new Setup { Map = app => app.MapGet("/stray", () => "stray") });
        using var response = await host.Client().GetAsync("/stray", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task Local_listens_on_loopback_alone_and_shows_the_ports_it_got()
    {
        await using var host = await RunningHost.StartAsync();
        Assert.All([host.Public, host.Admin], address => Assert.True(address is { IsLoopback: true, Port: > 0 }));
        Assert.NotEqual(host.Public.Port, host.Admin.Port);
    }

    [Theory]
    [InlineData(AgencyHostKind.Local, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData(AgencyHostKind.Gateway, HttpStatusCode.OK, HttpStatusCode.NotFound)]
    [InlineData(AgencyHostKind.Silo, HttpStatusCode.NotFound, HttpStatusCode.OK)]
    public async Task Each_host_has_the_sign_in_doors_of_what_it_serves(AgencyHostKind kind, HttpStatusCode chat, HttpStatusCode console)
    {
        await using var host = await RunningHost.StartAsync(new Setup { Kind = kind, Variables = new() { ["ADMIN_TOKEN"] = "the-admin-token" } });
        using var chatPage = await host.Client(Listener.Public).GetAsync("/sign-in", TestContext.Current.CancellationToken);
        using var consolePage = await host.Client(Listener.Admin).GetAsync("/admin/sign-in", TestContext.Current.CancellationToken);
        Assert.Equal((chat, console), (chatPage.StatusCode, consolePage.StatusCode));
    }

    private static Setup Doors => new()
    {
        Map = app =>
        {
            app.MapPublic().MapGet("/open", () => "open");
            app.MapAdmin().MapGet("/inner", () => "inner");
            app.MapPublic().MapGet("/both", (HttpContext context) => context.Response.WriteAsync("public"));
            app.MapAdmin().MapGet("/both", (HttpContext context) => context.Response.WriteAsync("admin"));
        },
    };
}
