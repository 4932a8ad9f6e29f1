namespace ChatAgency.Core.Auditing;

/// <summary>What the audit keeps records of. Names are part of each record's hash and numbers are stored: neither is changed or used again.</summary>
public enum AuditKind
{
    /// <summary>A tool that writes outside, or needs a person's approval, is about to run. Written before it does.</summary>
    ToolBegun = 1,

    /// <summary>A tool that a model asked for has ended, or was not run.</summary>
    ToolCalled = 2,

    /// <summary>A person's approval is asked for.</summary>
    ApprovalAsked = 3,

    /// <summary>A person approved or denied, or nobody did in time.</summary>
    ApprovalDecided = 4,

    /// <summary>What was approved is begun.</summary>
    ApprovalBegun = 5,

    /// <summary>What was approved is done, or was interrupted and may have been done.</summary>
    ApprovalDone = 6,

    /// <summary>Another version of an agent answers, or is tried, or the agent is retired.</summary>
    ProfileChanged = 7,

    /// <summary>An operator set how a workspace's messages are routed.</summary>
    RoutingChanged = 8,

    /// <summary>Which agent a person wants was set or taken off.</summary>
    PreferenceChanged = 9,

    /// <summary>A conversation was erased.</summary>
    ConversationErased = 10,

    /// <summary>What a person wrote in a conversation was erased by an operator, or given out to be handed to them.</summary>
    PersonServed = 11,

    /// <summary>The agency was installed into a workspace, or once more.</summary>
    WorkspaceInstalled = 12,

    /// <summary>A workspace took the agency out again, or its token back.</summary>
    WorkspaceUninstalled = 13,

    /// <summary>A person had the agency remember something, or forget it.</summary>
    MemoryChanged = 14,

    /// <summary>Somebody looks after an incident.</summary>
    AlertAcknowledged = 20,

    /// <summary>Somebody signed in to the console or the chat.</summary>
    SignedIn = 30,

    /// <summary>Somebody signed out.</summary>
    SignedOut = 31,

    /// <summary>Sign-ins were refused: so many in ten minutes.</summary>
    SignInRefused = 32,

    /// <summary>An operator stopped a turn.</summary>
    TurnCancelled = 35,

    /// <summary>An operator had a turn answered anew.</summary>
    TurnRetried = 36,

    /// <summary>An operator set a turn aside.</summary>
    TurnParked = 37,

    /// <summary>An operator is about to be shown what was written in a conversation, for the reason that the record has. Written before it is.</summary>
    TranscriptRead = 38,

    /// <summary>What was kept of a channel, or of a whole workspace, was erased by an operator.</summary>
    PlaceErased = 40,

    /// <summary>What had reached the age up to which messages are kept was forgotten.</summary>
    AgedOut = 41,

    /// <summary>A setting was changed while the agency runs, or taken back.</summary>
    SettingChanged = 45,

    /// <summary>An organisation let the agency into some of its teams.</summary>
    TeamAccessGranted = 50,

    /// <summary>An organisation took the agency out of some of its teams.</summary>
    TeamAccessRevoked = 51,
}
