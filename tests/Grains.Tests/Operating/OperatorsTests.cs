using ChatAgency.Core.Agents;
using ChatAgency.Core.Alerting;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Steps;
using ChatAgency.Grains.Alerting;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Redacting;
using ChatAgency.Grains.Operating;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Xunit;

namespace ChatAgency.Grains.Tests.Operating;

/// <summary>What operators get to know, and what they do not.</summary>
public sealed class OperatorsTests : IDisposable
{
    private static readonly ConversationId Conversation = new("slack", "T1", "C1", "1.2");
    private static readonly DateTimeOffset Now = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _measured = [];
    private readonly Lines _lines = new();
    private readonly AlertDesk _desk = new();
    private readonly Operators _operators;

    public OperatorsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _operators = new Operators(_lines, new TurnMetrics(meters), new AuditTrail(static (_, _, _) => Task.CompletedTask, TimeProvider.System, NullLogger<AuditTrail>.Instance), new TurnAlerts(_desk, Options.Create(new AlertOptions()), TimeProvider.System), TimeProvider.System);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Add((instrument.Name, value, tags.ToArray())));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Add((instrument.Name, value, tags.ToArray())));
        _listener.Start();
    }

    public static TheoryData<int> Notices => [.. Enumerable.Range(0, All.Length)];

    private static Turn Ended => new()
    {
        Number = 3,
        Question = new Question(new MessageId("m1"), new PersonId("Upperson"), "the secret question", Now, null, "corr-1"),
        State = TurnState.Completed,
        AcceptedAt = Now,
        EndedAt = Now.AddSeconds(4),
        Result = new Result(TurnState.Completed, AnswerKind.Answer, "the secret answer"),
    };

    private static Notice[] All =>
    [
        new Notice.TurnEnded(Ended),
        new Notice.WordsShown(3, TimeSpan.FromSeconds(2)),
        new Notice.TurnFailed(3, new ErrorId("E-01234567"), new Failure(FailureKind.ModelBusy, "http 429")),
        new Notice.TurnParked(3, new ErrorId("E-01234567"), 3),
        new Notice.PlatformRefuses(3, "post", "is_archived"),
        new Notice.OutcomeUnknown(3, "update", "no answer in time"),
        new Notice.ApprovalMoved(3, "send", ApprovalState.Approved, new PersonId("Upperson")),
        new Notice.GaveUp(3, "read back"),
        new Notice.FeedbackGiven(3, null, Verdict.Down),
        new Notice.PostRemoved(),
        new Notice.TurnResumed(3, 2, "corr-1"),
    ];

    [Fact]
    public void The_span_of_a_failed_turn_stands_in_the_trace_of_its_request_and_holds_the_error_id_and_no_words()
    {
        var trace = ActivityTraceId.CreateRandom();
        Activity? span = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "ChatAgency",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped => span = stopped.TraceId == trace ? stopped : span,
        };
        ActivitySource.AddActivityListener(listener);
        var failed = Ended with
        {
            State = TurnState.Failed,
            Question = Ended.Question with { CorrelationId = trace.ToHexString() },
            Result = new Result(TurnState.Failed, AnswerKind.Note, "the secret answer", new ErrorId("E-01234567")),
        };
        _operators.Tell(Conversation, new Notice.TurnEnded(failed));

        Assert.NotNull(span);
        Assert.Equal("E-01234567", span.GetTagItem("error.id"));
        Assert.Equal(TimeSpan.FromSeconds(4), span.Duration);
        Assert.DoesNotContain(span.TagObjects, static tag => tag.Value?.ToString()?.Contains("secret", StringComparison.Ordinal) == true);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    [Theory]
    [MemberData(nameof(Notices))]
    public void Every_notice_is_one_line_without_a_persons_words(int notice)
    {
        _operators.Tell(Conversation, All[notice]);

        var line = Assert.Single(_lines.All);
        Assert.Contains("slack/T1/C1:1.2", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Upperson", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_notice_is_known_here() =>
        Assert.Equal(
            typeof(Notice).GetNestedTypes().Where(static type => !type.IsAbstract).Select(static type => type.Name).Order(),
            All.Select(static notice => notice.GetType().Name).Order());

    [Fact]
    public void An_ended_turn_is_counted_and_timed_under_bounded_labels()
    {
        _operators.Tell(Conversation, new Notice.TurnEnded(Ended));

        Assert.Equal(["chat_request", "chat_request_latency"], _measured.Select(static one => one.Name));
        Assert.Equal([1, 4], _measured.Select(static one => one.Value));
        Assert.Equal([new("source", "slack"), new("status", "completed")], _measured[0].Tags);
        Assert.Equal([new KeyValuePair<string, object?>("source", "slack")], _measured[1].Tags);
    }

    [Fact]
    public void What_people_said_is_counted_by_agent_and_verdict()
    {
        var route = new Route(new AgentName("Code"), 1, "It says code.", "v1");
        _operators.Tell(Conversation, new Notice.FeedbackGiven(3, route, Verdict.Up));
        _operators.Tell(Conversation, new Notice.FeedbackGiven(3, route with { Panel = [new AgentName("Code"), AgentName.General] }, Verdict.TakenBack));

        Assert.All(_measured, static one => Assert.Equal("chat_feedback", one.Name));
        Assert.Equal([new("agent", "Code"), new("verdict", "up")], _measured[0].Tags);
        Assert.Equal([new("agent", "panel"), new("verdict", "taken_back")], _measured[1].Tags);
    }

    [Fact]
    public void Unknown_outcomes_takeovers_refusals_and_parked_turns_are_counted()
    {
        _operators.Tell(Conversation, new Notice.TurnParked(3, new ErrorId("E-01234567"), 3));
        _operators.Tell(Conversation, new Notice.OutcomeUnknown(3, "update", "no answer in time"));
        _operators.Tell(Conversation, new Notice.TurnResumed(3, 2, "corr-1"));
        _operators.Tell(Conversation, new Notice.PlatformRefuses(3, "post", "is_archived"));

        Assert.Equal(["chat_turn_parked", "chat_platform_unknown", "chat_turn_resumed", "chat_platform_refused"], _measured.Select(static one => one.Name));
    }

    [Fact]
    public void What_the_promise_does_not_allow_is_counted_by_what_was_given_up()
    {
        _operators.Tell(Conversation, new Notice.GaveUp(3, "read back"));
        _operators.Tell(Conversation, new Notice.TurnEnded(Ended with { State = TurnState.Undeliverable }));

        var lost = _measured.Where(static one => one.Name == "chat_turn_lost").ToList();
        Assert.Equal(["read back", "undeliverable"], lost.Select(static one => one.Tags.Single(static tag => tag.Key == "what").Value));
        Assert.All(lost, static one => Assert.Equal(1, one.Value));
    }

    [Fact]
    public void The_first_words_of_an_answer_are_timed()
    {
        _operators.Tell(Conversation, new Notice.WordsShown(3, TimeSpan.FromSeconds(2)));

        Assert.Equal(("chat_first_words", 2), Assert.Single(_measured.Select(static one => (one.Name, one.Value))));
    }

    [Fact]
    public void What_healed_is_gathered_what_is_wrong_is_raised_and_neither_names_a_conversation()
    {
        foreach (var notice in All) _operators.Tell(Conversation, notice);
        var reports = _desk.Take();

        Assert.Equal(
            ["Info healed/parked", "Info healed/removed", "Info healed/resumed", "Warning gave-up/slack", "Warning refused/slack", "Warning turns-parked"],
            reports.Select(static report => $"{report.Severity} {report.Key}").Order());
        Assert.All(reports, static report => Assert.DoesNotMatch("T1|C1|Upperson|secret", report.Key + report.Summary));
    }

    [Fact]
    public void Failed_turns_and_faults_are_raised_where_they_are_many_in_a_while()
    {
        for (var i = 0; i < 9; i++) _operators.Tell(Conversation, All.OfType<Notice.TurnFailed>().Single());
        for (var i = 0; i < 4; i++) _operators.Tell(Conversation, new InvalidOperationException("secret"), "engine");
        Assert.Empty(_desk.Take());

        _operators.Tell(Conversation, All.OfType<Notice.TurnFailed>().Single());
        _operators.Tell(Conversation, new InvalidOperationException("secret"), "engine");
        Assert.Equal(["faults", "turns-failed"], _desk.Take().Select(static report => report.Key).Order());
    }

    private sealed class Lines : ILogger<Operators>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        // What is classified is shown by a host's redactors alone, and here by the name of its class.
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is LoggerMessageState classified)
            {
                for (var i = 0; i < classified.ClassifiedTagsCount; i++)
                {
                    var (tag, value) = (classified.ClassifiedTagArray[i], classified.ClassifiedTagArray[i].Value);
                    classified.RedactedTagArray[i] = new(tag.Name, tag.Classifications.Equals(AgencyData.Conversation) ? value : "redacted");
                }
            }

            All.Add(formatter(state, exception));
        }
    }
}
