using ChatAgency.Storage.DataFolder;

namespace ChatAgency.Storage.Tests.Children;

/// <summary>Takes a data folder and keeps it until it is killed or its input ends.</summary>
internal static class HoldingChild
{
    internal const string Switch = "--hold-folder";

    internal static int Run(string folder)
    {
        var claim = DataFolderLock.Claim(folder);
        Console.WriteLine(claim.GetType().Name);
        Console.In.ReadToEnd();
        return claim is DataFolderClaim.Taken ? 0 : 1;
    }
}
