using Xunit;

namespace ChatAgency.Storage.Tests;

/// <summary>Holds that nobody but the owner reads what was made. Windows has no modes: there the folder's own rights count.</summary>
internal static class OwnersAlone
{
    private const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    internal static void Is(string path)
    {
        Assert.True(Path.Exists(path));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & Others);
    }
}
