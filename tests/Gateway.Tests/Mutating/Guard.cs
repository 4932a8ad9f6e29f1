namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>What a door wants to see first.</summary>
public enum Guard
{
    Nothing,
    Signature,
    Bearer,
}
