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

    /// <summary>Somebody looks after an incident.</summary>
    AlertAcknowledged = 20,

    /// <summary>What was kept of a channel, or of a whole workspace, was erased by an operator.</summary>
    PlaceErased = 40,

    /// <summary>What had reached the age up to which messages are kept was forgotten.</summary>
    AgedOut = 41,
}
