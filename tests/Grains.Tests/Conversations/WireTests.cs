using System.Collections.Immutable;
using System.Reflection;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Alerting;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Auditing;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Importing;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Running;
using ChatAgency.Core.Speaking;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Grains.Interfaces.Budgets;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Grains.Interfaces.Installing;
using ChatAgency.Grains.Interfaces.Limiting;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Grains.Interfaces.Memory;
using ChatAgency.Grains.Interfaces.Names;
using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Grains.Interfaces.Speaking;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>What travels between gateways and silos arrives whole.</summary>
public sealed class WireTests
{
    private static readonly DateTimeOffset Now = new(2031, 5, 6, 7, 8, 9, 123, TimeSpan.FromHours(2));
    private static readonly ConversationId Id = new("slack", "T1", "C1", "1482960137.003543");
    private static readonly AuditRecord Kept = AuditRecord.After(AuditRecord.Start, 3, 4, Now, AuditEvent.In(Id, Now, AuditKind.ToolCalled, "U1", "send", "Done", AuditDetail.Of("turn", 5)));
    private static readonly Author Author = new(new AgentName("Code"), 3, "0123456789ab", "model-1");
    private static readonly ProfileText Text = new(2, "0123456789ab", "---\n", Now, "ann");
    private static readonly WorkItem Item = new() { Id = "w1", Title = "Reads für 🙂", Status = WorkStatus.Error, Detail = "It was not there." };
    private static readonly RoutingLesson Lesson = new(new AgentName("Code"), "slack/T1/C1:1482960137.003543", new MessageId("m1"), [1, 7, uint.MaxValue], Now);
    private static readonly ChannelSpeaking Channel = new("C1", SpeakingMode.Every, true, false, ["U1", "S1"]);
    private static readonly SpeakingWishes Wishes = new() { Mode = SpeakingMode.Mentions, Guests = true, External = false, Only = ["C1"], People = ["U1"], Channels = [Channel] };
    private static readonly SpeakingDefaults Defaults = new(SpeakingMode.Every, true, true, 7);
    private static readonly Feedback Word = new(new PersonId("U1"), Verdict.Down, Now, "für 🙂", new AgentName("Code"), 3, true);
    private static readonly Route Chosen = new(new AgentName("Code"), 0.75, "It says code.", "keywords-1", Effort.LongWork, Rung.Thread, [new AgentName("Code"), AgentName.General], ["Creative", "Technical"], "Technical");
    private static readonly Telling Told = new(AlertWay.Webhook, "A-01234567", IncidentPhase.Acknowledged, 2);
    private static readonly TurnView View = new()
    {
        Turn = 3,
        State = TurnState.Failed,
        Author = "U1",
        Question = "why?",
        Agent = "Code",
        Reason = "It says code.",
        Text = "für 🙂",
        ErrorId = "E-01234567",
        CanTryAgain = true,
        AcceptedAt = Now,
        EndedAt = Now.AddSeconds(3),
        Work = [Item, Item with { Id = "w2" }],
        Authors = [Author],
        Others = ["Creative", "General"],
        Rival = "Creative",
        Approval = "call-1",
        Feedback = [Word, Word with { IsPast = false }],
    };

    private static readonly RegisterEntry Entry = new()
    {
        Conversation = Id.ToString(),
        Turn = 3,
        Revision = 9,
        State = TurnState.Failed,
        AcceptedAt = Now,
        BegunAt = Now.AddSeconds(1),
        EndedAt = Now.AddSeconds(2),
        Author = "U1",
        Message = "m1",
        Posts = ["p1", "p2"],
        Agent = "Code",
        By = Rung.Model,
        Confidence = 0.75,
        Authors = [Author],
        ErrorId = "E-01234567",
        InputTokens = 11,
        OutputTokens = 12,
        Cost = 0.5m,
        Ups = 1,
        Downs = 2,
        IsParked = true,
    };

    private static readonly TurnInFlight Flying = new()
    {
        Conversation = Id.ToString(),
        Turn = 3,
        State = TurnState.Answering,
        Silo = "S1",
        Agent = "Code",
        AwaitsPerson = true,
        Waiting = 4,
        Age = TimeSpan.FromSeconds(5),
        Still = TimeSpan.FromSeconds(6),
        Unknown = 7,
        Attempt = 2,
    };

    private static readonly TurnFacts Facts = new()
    {
        Turn = 3,
        LastTurn = 4,
        State = TurnState.Failed,
        IsParked = true,
        Author = "U1",
        Message = "m1",
        CorrelationId = "c1",
        SentAt = Now,
        EditedAt = Now.AddSeconds(1),
        AcceptedAt = Now.AddSeconds(2),
        BegunAt = Now.AddSeconds(3),
        ResultAt = Now.AddSeconds(4),
        EndedAt = Now.AddSeconds(5),
        Attempt = 2,
        Joins = 1,
        Strikes = 3,
        Deaths = 4,
        Epoch = 5,
        MergedInto = 2,
        Route = Chosen,
        Choice = new Choice(new AgentName("Code"), new PersonId("U2"), Now),
        Authors = [Author],
        Usage = new Usage(11, 12),
        ErrorId = "E-01234567",
        ApprovalTool = "send",
        Approval = ApprovalState.Denied,
        Feedback = [Word],
        Files = ["F1"],
        Condemned = ["p9"],
        Sweeps = 1,
        OwnerSilo = "S1",
        OwnerStampedAt = Now,
        Version = 9,
        Slots = [new SlotFacts { Marker = "k1", Post = "p1", HeldAt = Now, Deadline = Now, Replacements = 1, Takeovers = 2, Doubts = 3, MayHaveTwin = true, MayFallBack = true, Replaces = "p0" }],
    };

    private static readonly Approval Decided = new()
    {
        Ask = new ApprovalAsk
        {
            Id = "call-1",
            Agent = "Code",
            Tool = "send",
            Shown = "to: für 🙂",
            Script = "{}",
            Approvers = new List<string> { "U1", "U2" },
            ApproverNames = "Ada",
            Life = TimeSpan.FromMinutes(5),
        },
        State = ApprovalState.Done,
        Said = "I looked.",
        AskedAt = Now,
        By = new PersonId("U1"),
        Outcome = "sent",
    };

    private static readonly Handover Left = new(AgentName.General, "It is code.", "So far.", ["für 🙂"]);

    private static readonly Serializer Orleans = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly object[] Samples =
    [
        new Aged(3, [new MessageId("1767225600.000100")], true),
        new AcceptResult(AcceptOutcome.Mismatch, 4),
        new IncomingMessage
        {
            Conversation = Id, Id = new MessageId("m1"), Kind = MessageKind.Edited, Addressing = Addressing.Thread, Author = new PersonId("U1"), Text = "für 🙂",
            SentAt = Now, EditedAt = Now.AddSeconds(1), Digest = "abc", CorrelationId = "c1", Refusal = "_für 🙂_", Others = ["U2", "S1"],
        },
        new MessageId("m1"),
        new AgentName("Code"),
        new AgentRequest
        {
            Conversation = Id, Turn = 5, Message = new MessageId("m1"), Author = new PersonId("U1"), Question = "why?", LastAgent = new AgentName("Code"), CorrelationId = "c1",
            Joined = [.. Enumerable.Range(0, 2).Select(static n => new Joined(new PersonId("U2"), $"and {n}"))], Compact = true, Summary = "the gist", Approval = Decided, Handovers = [Left], Choice = new Choice(new AgentName("Code"), new PersonId("U2"), Now),
            ShorterThan = 7, Panel = [new AgentName("Code"), AgentName.General], Contributions = [new Contribution(new AgentName("Code"), "a loop")],
            FirstAsked = new MessageId("m0"), Overheard = [new Overheard(new PersonId("U3"), null, "für 🙂")],
            Earlier = [.. Enumerable.Range(0, 2).Select(static n => new Exchange(new PersonId("U1"), $"q{n}", $"a{n}", null))],
        },
        new AgentStep.Text("für 🙂"),
        new AgentStep.Work(Item),
        Item,
        new AgentStep.Suspended(Decided.Ask),
        new AgentStep.Acted("call-1", "sent"),
        new AgentStep.PassedOn(new AgentName("Code"), "It is code.", ["für 🙂"], new AgentStep.Finished("model", 11, 12, [Author])),
        Left,
        Decided.Ask,
        Decided,
        new Fact(3, "I use tabs", Now, "U1"),
        new AgentStep.Finished("model", 11, 12, [Author]),
        Author,
        new AgentStep.Declined("_No guests._"),
        new AgentStep.Failed(new Failure(FailureKind.ModelBusy, "http 429", TimeSpan.FromSeconds(3))),
        new Exchange(new PersonId("U1"), "q", "a", new AgentName("Code")),
        new Overheard(new PersonId("B9"), "Alarms", "für 🙂"),
        new Choice(new AgentName("Code"), new PersonId("U1"), Now),
        new Contribution(new AgentName("Code"), "für 🙂"),
        new Joined(new PersonId("U2"), "and für 🙂"),
        Chosen,
        Word,
        new Usage(11, 12, ["Reads für 🙂"]),
        new Explanation { Turn = 3, State = TurnState.Failed, Route = Chosen, Authors = [Author], Usage = new Usage(11, 12, ["a", "b"]), ErrorId = "E-01234567", Took = TimeSpan.FromSeconds(3) },
        Id,
        new PersonId("U1"),
        new Echo(new Marker("k1"), new PostId("p1"), 7, true),
        new Marker("k1"),
        new PostId("p1"),
        new ErrorId("E-01234567"),
        new Failure(FailureKind.Stale, "no stamp"),
        new ConversationChange.Turn(View) { Position = "a-1" },
        new ConversationChange.Growth(3, 4, "more") { Position = "a-2" },
        new ConversationChange.Erased { Position = "a-3" },
        new ConversationView(Id, [.. Enumerable.Repeat(View, 2).Where(static view => view.Turn > 0)], "a-4"),
        View,
        new ImportedTurn(new MessageId("m1"), new PersonId("U1"), "für 🙂", Now, "so", Now.AddSeconds(1), new AgentName("CEO")),
        new ListedConversation("t1", "Title", Now),
        new BudgetAsk("chat.update", "p1", true, 50, 3, TimeSpan.FromSeconds(2)),
        new ListedProfile("Code", 2, new ProfileTrial(1, 20), 3, "ann"),
        new ProfileHistory("Code", 2, new ProfileTrial(1, 20), [Text], "ann"),
        new ProfileLine('-', "für 🙂"),
        new ProfileOutcome(2, true, ["code.md:3: no"]),
        Text,
        new ProfileTrial(1, 20),
        new ServedProfile(Text, Text, 20),
        new ServedProfiles(4, [new ServedProfile(Text, null, 0)]),
        Lesson,
        new RoutingRule(new AgentName("Code"), "C1", ["für"]),
        new RoutingWishes { Version = 3, Mode = RoutingMode.Hybrid, Panels = PanelMode.Off, Handoffs = true, Rules = [new RoutingRule(new AgentName("Code"), "C1", ["für"])], By = "bob" },
        new WorkspaceRouting
        {
            Version = 3, Mode = RoutingMode.Hybrid, Panels = PanelMode.Off, Handoffs = false, Rules = [new RoutingRule(new AgentName("Code"), null, ["a", "b"])],
            Preferences = ImmutableDictionary<string, AgentName>.Empty.Add("U1", new AgentName("Code")),
            Lessons = [Lesson],
        },
        Channel,
        Wishes,
        new WorkspaceSpeaking { Version = 3, Wishes = Wishes, Muted = ["C1", "C1:1.2"] },
        Defaults,
        new SpeakingInForce(new WorkspaceSpeaking { Version = 3, Wishes = Wishes, Muted = ["C1"] }, Defaults),
        new NamesHeard("life", 7, ["U1", "C1"]),
        Kept,
        Kept.Event,
        new AuditDetail("turn", "5"),
        new AuditFound([Kept], new AuditPlace(Now, 3, 4)),
        new AuditPlace(Now, 3, 4),
        new AuditSearch(Now, Now.AddDays(1), AuditKind.ToolCalled, new AuditPlace(Now, 3, 4), 100),
        new AuditStretch([Kept], 64),
        new Installation { Token = "xoxb-1", RefreshToken = "xoxe-1", ExpiresAt = Now, BotUser = "U1", Scopes = ["chat:write"], By = "U2", At = Now, BegunBy = "admin" },
        new InstallationStanding(InstallationKind.Installed, "xoxb-1", Now),
        new OverLimit(LimitOf.Channel, 120, TimeSpan.FromSeconds(7)),
        new BudgetTurn(true, TimeSpan.FromSeconds(1), false, 0.5),
        Entry,
        Entry.Place,
        new RegisterSearch
        {
            From = Now, To = Now.AddDays(1), Workspace = "slack/T1", Channel = "C1", Person = "U1", Agent = "Code", State = TurnState.Failed, Rating = Verdict.Down, Failed = true, Aside = true,
            Stamp = "1482960137.003543", Conversation = Id.ToString(), Before = Entry.Place, Limit = 7,
        },
        new RegisterFound([Entry], Entry.Place),
        new RatedAgent(new DateOnly(2031, 5, 6), "Code", 3, 4, 5),
        new KnownWorkspace("slack/T1", new DateOnly(2031, 5, 6)),
        new RegisterCalendar([new DateOnly(2031, 5, 6)], [new KnownWorkspace("slack/T1", new DateOnly(2031, 5, 6))]),
        new ErrorPlace("E-01234567", Id.ToString(), 3, Now),
        Flying,
        new SiloOnBoard("S1", true, 7),
        new TurnBoard([Flying], [new SiloOnBoard("S1", false, 0)]),
        Facts,
        Facts.Slots[0],
        new BudgetUse("chat.update", 50, 0.5, 7, TimeSpan.FromSeconds(30)),
        new LimitUse(LimitOf.Person, "U1", 7, 30),
        new ChangedSettings(3, ImmutableDictionary<string, string>.Empty.Add("Limits:PersonAMinute", "10")),
        new SettingChange("Limits:PersonAMinute", "10", "12"),
        new SettingsOutcome(3, true, true, ["Limits:PersonAMinute: no"]),
        new SettingsVersion(3, Now, "ann", "für 🙂", [new SettingChange("Limits:PersonAMinute", null, "12")], 1),
        new SettingsWish { Expected = 3, Set = ImmutableDictionary<string, string>.Empty.Add("Limits:PersonAMinute", "10"), Unset = ["Turns:InboxLimit"], By = "ann", Note = "für 🙂" },
        new AlertReport("health/storage", AlertSeverity.Critical, "storage: it is away", 7),
        Told,
        new Incident
        {
            Id = "A-01234567", Key = "health/storage", Severity = AlertSeverity.Warning, Summary = "storage: it is away", OpenedAt = Now, SeenAt = Now.AddMinutes(1), Count = 7, Phase = IncidentPhase.Resolved,
            StartedAt = Now.AddSeconds(1), AcknowledgedBy = "slack/U1", AcknowledgedAt = Now.AddSeconds(2), ResolvedAt = Now.AddMinutes(6), ChannelIsAway = true, Told = [Told],
        },
    ];

    public static TheoryData<string> Names => [.. Samples.Select(static sample => sample.GetType().FullName!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_arrives_as_it_was_sent(string name)
    {
        var sample = Samples.Single(sample => sample.GetType().FullName == name);
        Assert.Equivalent(sample, Orleans.Deserialize<object>(Orleans.SerializeToArray(sample)), strict: true);
    }

    [Fact]
    public void No_type_of_the_wire_is_left_out()
    {
        var types = new[] { typeof(IncomingMessage).Assembly, typeof(IConversationGrain).Assembly }
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => !type.IsAbstract && type.FullName!.StartsWith("ChatAgency.", StringComparison.Ordinal) && type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
            .Select(static type => type.FullName!)
            .Order();

        Assert.Equal(types, Samples.Select(static sample => sample.GetType().FullName!).Order());
    }
}
