using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatAgency.Hosting.Tests.Running;

internal static partial class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    /// <summary>Holds an answer to the form of every problem, and gives its detail.</summary>
    public static async Task<string?> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.JsonAsync();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.Matches(ErrorIdForm(), problem.GetProperty("errorId").GetString());
        return problem.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
    }

    [GeneratedRegex("^E-[0-9A-HJKMNP-TV-Z]{8}$")]
    private static partial Regex ErrorIdForm();
}
