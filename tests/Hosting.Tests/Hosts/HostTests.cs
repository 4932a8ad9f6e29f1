using System.Net;
using ChatAgency.Hosting.Hosts;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Tests.Hosts;

public sealed class HostTests
{
    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST:8080", true)]
    [InlineData("chat.localhost", true)]
    [InlineData("127.0.0.1:5000", true)]
    [InlineData("[::1]:5000", true)]
    [InlineData("10.1.2.3:5000", true)]
    [InlineData("10.1.2.4:5000", false)]
    [InlineData("chat.example.com", true)]
    [InlineData("Chat.Example.Com.:443", true)]
    [InlineData("a.example.org", true)]
    [InlineData("example.org", false)]
    [InlineData("evil-example.org", false)]
    [InlineData("localhost.evil.com", false)]
    [InlineData("", false)]
    public void Loopback_the_address_itself_and_configured_names_are_answered(string host, bool expected)
    {
        var rules = new HostRules(Options.Create(new HttpOptions { AllowedHosts = "chat.example.com, *.example.org" }));
        Assert.Equal(expected, rules.Allows(new HostString(host), IPAddress.Parse("::ffff:10.1.2.3")));
    }

    [Theory]
    [InlineData("/door", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/nowhere", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/sign-in", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/signed", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    public async Task Under_a_foreign_name_signed_doors_and_health_alone_answer(string path, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(new Setup
        {
            Map = app =>
            {
                app.MapPublic().MapGet("/door", () => "door");
                app.MapPublic().AllowAnyHost().MapGet("/signed", () => "signed");
            },
        });
        using var request = Asking.Get(path);
        request.Headers.Host = "rebound.example.com";
        using var response = await host.Client().SendAsync(request, TestContext.Current.CancellationToken);
        if (expected == HttpStatusCode.OK) Assert.Equal(expected, response.StatusCode);
        else await response.ProblemAsync(expected);
    }
}
