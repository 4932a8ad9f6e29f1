namespace ChatAgency.Storage.DataFolder;

/// <summary>Makes folders and files that nobody but their owner reads. On Windows they take the permissions of their parent.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileMode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder (mode 0700) unless it is there; one that is there keeps its mode.</summary>
    internal static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, FileMode0600 | UnixFileMode.UserExecute);
    }

    /// <summary>Opens the file for reading and writing, made with mode 0600 unless it is there.</summary>
    internal static FileStream OpenFile(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode0600;
        return new FileStream(path, options);
    }
}
