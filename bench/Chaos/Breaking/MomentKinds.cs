namespace ChatAgency.Chaos.Breaking;

/// <summary>What can be broken for all.</summary>
public static class MomentKinds
{
    /// <summary>A process that holds conversations is killed.</summary>
    public const string Kill = "kill";

    /// <summary>A process with doors is killed.</summary>
    public const string KillGateway = "kill-gateway";

    /// <summary>All processes with doors are killed, and stay away.</summary>
    public const string NoGateways = "no-gateways";

    /// <summary>All processes that hold conversations are killed at once.</summary>
    public const string KillAll = "kill-all";

    /// <summary>A process stands still and goes on.</summary>
    public const string Freeze = "freeze";

    /// <summary>A process is asked to stop, and started again.</summary>
    public const string Stop = "stop";

    /// <summary>All processes, one after the other, are asked to stop and started again.</summary>
    public const string Roll = "roll";

    /// <summary>Reads show posts and edits only later.</summary>
    public const string Lag = "lag";

    /// <summary>Slack keeps <c>client_msg_id</c> unique.</summary>
    public const string UniqueIds = "unique-ids";

    /// <summary>What the app writes does not come back to it as events.</summary>
    public const string NoEchoes = "no-echoes";

    /// <summary>Reads lag, and what the app writes does not come back: nothing tells it what it has done.</summary>
    public const string Deaf = "deaf";

    /// <summary>Slack answers 503 to every call.</summary>
    public const string SlackDown = "slack-down";

    /// <summary>Slack takes a second for every call.</summary>
    public const string SlackSlow = "slack-slow";

    /// <summary>Slack lets few updates through.</summary>
    public const string SlackLimits = "slack-limits";

    /// <summary>Slack answers no read.</summary>
    public const string NoHistory = "no-history";

    /// <summary>The model answers 500 to every call.</summary>
    public const string ModelDown = "model-down";

    /// <summary>The model cannot be reached.</summary>
    public const string ModelAway = "model-away";

    /// <summary>The store cannot be reached.</summary>
    public const string StoreAway = "store-away";

    /// <summary>The store answers late.</summary>
    public const string StoreSlow = "store-slow";

    /// <summary>The store does what it is asked to, and its answers are lost.</summary>
    public const string StoreMute = "store-mute";

    /// <summary>The store dies and comes back.</summary>
    public const string StoreKill = "store-kill";
}
