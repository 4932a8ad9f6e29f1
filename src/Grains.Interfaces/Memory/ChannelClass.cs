namespace ChatAgency.Grains.Interfaces.Memory;

/// <summary>Who reads along in a channel. The numbers are part of keys: new ones are added at the end.</summary>
public enum ChannelClass
{
    /// <summary>One person and the agency.</summary>
    Direct = 0,

    /// <summary>A closed group; also every channel of which nothing else is known.</summary>
    Private = 1,

    /// <summary>Everyone of the workspace.</summary>
    Public = 2,
}
