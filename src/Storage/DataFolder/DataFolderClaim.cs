namespace ChatAgency.Storage.DataFolder;

/// <summary>What came of the wish to own the data folder.</summary>
public abstract record DataFolderClaim
{
    private DataFolderClaim()
    {
    }

    /// <summary>The folder is this process's until the lock is disposed or the process ends.</summary>
    /// <param name="Lock">What holds the folder.</param>
    public sealed record Taken(DataFolderLock Lock) : DataFolderClaim;

    /// <summary>The folder cannot be had.</summary>
    /// <param name="Message">Why, and what to do about it; names the folder as it was configured.</param>
    public sealed record Refused(string Message) : DataFolderClaim;
}
