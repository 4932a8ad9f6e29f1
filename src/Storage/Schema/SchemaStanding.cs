namespace ChatAgency.Storage.Schema;

/// <summary>Whether this program can work with a database's tables.</summary>
public enum SchemaStanding
{
    /// <summary>It can. They may even be newer, where what is new does not concern this version.</summary>
    Fits = 0,

    /// <summary>There are none yet.</summary>
    Missing = 1,

    /// <summary>Steps are missing.</summary>
    Old = 2,

    /// <summary>A newer version made them, and this one would do harm.</summary>
    TooNew = 3,
}
