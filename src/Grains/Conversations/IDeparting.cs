namespace ChatAgency.Grains.Conversations;

/// <summary>An activation that is told when its silo leaves.</summary>
internal interface IDeparting
{
    /// <summary>Ends the activation once its open turn has ended. True when somebody must take up what is left.</summary>
    Task<bool> LeaveAsync();
}
