using System.Net;
using System.Text;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Tests.Failures;

public sealed class FailuresTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task What_nobody_caught_is_a_500_without_its_text(string environment)
    {
        await using var host = await RunningHost.StartAsync(Doors with { Environment = environment });
        using var request = Asking.Get("/broken");
        request.Headers.Add("Accept", "text/html");
        using var response = await host.Client().SendAsync(request, Now);
        await response.ProblemAsync(HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("the-secret", await response.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_1_MiB_is_read_and_one_byte_more_is_413()
    {
        await using var host = await RunningHost.StartAsync(Doors);
        using var fits = new ByteArrayContent(new byte[1024 * 1024]);
        using var right = await host.Client().PostAsync("/read", fits, Now);
        Assert.Equal("1048576", await right.Content.ReadAsStringAsync(Now));
        using var over = new ByteArrayContent(new byte[(1024 * 1024) + 1]);
        using var wrong = await host.Client().PostAsync("/read", over, Now);
        await wrong.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_the_framework_refuses_is_a_problem_too(string body, string type, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(Doors);
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await host.Client().PostAsync("/json", content, Now);
        await response.ProblemAsync(expected);
    }

    [Fact]
    public async Task A_json_body_over_the_limit_is_413()
    {
        await using var host = await RunningHost.StartAsync(Doors);
        using var content = new StringContent('"' + new string('x', 1024 * 1024) + '"', Encoding.UTF8, "application/json");
        using var response = await host.Client().PostAsync("/json", content, Now);
        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_problem_in_the_frameworks_words_has_an_error_id_too()
    {
        await using var host = await RunningHost.StartAsync(Doors);
        using var response = await host.Client().GetAsync("/framework", Now);
        Assert.Equal("said so", await response.ProblemAsync(HttpStatusCode.Conflict));
    }

    private static Setup Doors => new()
    {
        Map = app =>
        {
            var doors = app.MapPublic();
            doors.MapGet("/broken", string () => throw new InvalidOperationException("the-secret"));
            doors.MapGet("/framework", () => Results.Problem("said so", statusCode: StatusCodes.Status409Conflict));
            doors.MapPost("/json", (Dictionary<string, string> body) => body.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            doors.MapPost("/read", async (HttpRequest request) =>
            {
                using var copy = new MemoryStream();
                await request.Body.CopyToAsync(copy, request.HttpContext.RequestAborted);
                return copy.Length;
            });
        },
    };
}
