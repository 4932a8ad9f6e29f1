using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ChatAgency.Core.Conversations;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Redacting;
using ChatAgency.Hosting.Telemetry;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Tests.Telemetry;

/// <summary>People are pseudonyms in whatever leaves the process, and words are nothing.</summary>
public sealed class RedactionTests
{
    private const string Key = "a-key-of-32-characters-or-more-01";
    private static readonly ConversationId s_web = new("web", "local", "planted-ann", "planted-thread");
    private static readonly ConversationId s_slack = new("slack", "T1", "C1", "1.2");

    [Fact]
    public async Task A_line_shows_pseudonyms_for_people_and_nothing_of_words_in_the_consoles_JSON()
    {
        await using var host = await RunningHost.StartAsync(With(Key));
        var (lines, expected) = (Written(host, s_web), host.Services.GetRequiredService<Pseudonyms>());
        var line = Assert.Single(lines);
        var state = JsonDocument.Parse(line).RootElement.GetProperty("State");
        Assert.Equal(
            ("7", $"web/local/{expected.OfConversation(s_web.ToString())["web/local/".Length..]}", expected.OfPerson("planted-ann"), "", "E-01234567"),
            (state.GetProperty("Turn").ToString(), Text(state, "Conversation"), Text(state, "Person"), Text(state, "Words"), Text(state, "ErrorId")));
        Assert.Contains(expected.OfPerson("planted-ann"), JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("planted", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_in_Slack_is_shown_as_it_is_so_that_its_thread_is_found()
    {
        await using var host = await RunningHost.StartAsync(With(Key));
        Assert.Contains("of slack/T1/C1:1.2 by ~", Assert.Single(Written(host, s_slack)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_with_one_key_know_a_person_by_one_pseudonym_and_hosts_with_others_by_others()
    {
        await using var first = await RunningHost.StartAsync(With(Key));
        await using var second = await RunningHost.StartAsync(With(Key) with { Kind = AgencyHostKind.Gateway });
        await using var third = await RunningHost.StartAsync(With("b-key-of-32-characters-or-more-01"));
        await using var alone = await RunningHost.StartAsync(With(null) with { Kind = AgencyHostKind.Gateway });
        string[] names = [.. new[] { first, second, third, alone }.Select(static host => host.Services.GetRequiredService<Pseudonyms>().OfPerson("ann"))];
        Assert.Equal(names[0], names[1]);
        Assert.Equal(3, names.Distinct().Count());
        Assert.All(names, static name => Assert.Equal(Pseudonyms.Length, name.Length));
    }

    [Fact]
    public async Task Locals_own_key_lies_in_its_data_folder_and_outlives_a_restart()
    {
        using var folder = new TestFolder();
        var names = new List<string>();
        for (var start = 0; start < 2; start++)
        {
            await using var host = await RunningHost.StartAsync(With(null) with { Folder = folder });
            names.Add(host.Services.GetRequiredService<Pseudonyms>().OfAny("ann"));
            Assert.Equal(folder.Read("log-key"), host.Services.GetRequiredService<AccessFolder>().LogKey);
        }

        Assert.Equal(names[0], names[1]);
    }

    [Fact]
    public void A_key_that_is_too_short_is_named_and_not_shown()
    {
        var result = new RedactionOptionsValidator().Validate(null, new RedactionOptions { PseudonymKey = "short" });
        Assert.Contains("PseudonymKey", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("short ", result.FailureMessage, StringComparison.Ordinal);
        Assert.True(new RedactionOptionsValidator().Validate(null, new RedactionOptions { PseudonymKey = Key }).Succeeded);
    }

    [Fact]
    public async Task What_goes_out_by_OTLP_has_pseudonyms_too()
    {
        var seen = new ConcurrentDictionary<string, string>();
        await using var collector = await RunningHost.StartAsync(new Setup
        {
            Map = app => app.MapPublic().MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
                seen.AddOrUpdate(signal, static (_, more) => more, static (_, before, more) => before + more, Encoding.UTF8.GetString(body.ToArray()));
            }),
        });
        var setup = With(Key) with { Map = static app => app.MapPublic().MapGet("/people/{person}", static () => "there") };
        setup.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Public.ToString();
        setup.Variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        string person;
        await using (var host = await RunningHost.StartAsync(setup))
        {
            person = host.Services.GetRequiredService<Pseudonyms>().OfPerson("planted-ann");
            Written(host, s_web);
            using var source = new ActivitySource(AgencyTelemetry.Source);
            using (var span = source.StartActivity("chatagency.turn")) span!.SetTag("gen_ai.conversation.id", s_web.ToString()).SetTag("orleans.rpc.target_id", "conversation/planted-ann");
            using var response = await host.Client().GetAsync("/people/planted-ann", TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
        }

        Assert.Contains(person, seen["logs"], StringComparison.Ordinal);
        Assert.Contains("web/local/~", seen["traces"], StringComparison.Ordinal);
        Assert.Contains("conversation/~", seen["traces"], StringComparison.Ordinal);
        Assert.Contains("/people/{person}", seen["traces"], StringComparison.Ordinal);
        Assert.All(seen, static signal => Assert.DoesNotContain("planted", signal.Value, StringComparison.Ordinal));
    }

    private static string Text(JsonElement state, string name) => state.GetProperty(name).GetString()!;

    private static Setup With(string? key)
    {
        var setup = new Setup { Build = static builder => builder.Services.AddSingleton<JsonLines>().AddSingleton<ILoggerProvider>(static services => services.GetRequiredService<JsonLines>()) };
        if (key is not null) setup.Variables["LOG_PSEUDONYM_KEY"] = key;
        return setup;
    }

    private static string[] Written(RunningHost host, ConversationId conversation)
    {
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ChatAgency.Classified");
        Classified.Line(logger, 7, conversation, "planted-ann", "planted words", "E-01234567");
        return [.. host.Services.GetRequiredService<JsonLines>().All.Where(static line => line.Contains("ChatAgency.Classified", StringComparison.Ordinal))];
    }
}
