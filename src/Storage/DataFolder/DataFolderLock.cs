using System.Globalization;

namespace ChatAgency.Storage.DataFolder;

/// <summary>
/// Exclusive ownership of the data folder by a lock of the operating system, which ends with the process however it
/// ends. The lock is on <c>.lock</c>; who holds it stands in <c>.owner</c>, because a locked file cannot be read everywhere.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _owner;

    private DataFolderLock(string path, FileStream held)
    {
        Path = path;
        _lock = held;
        _owner = System.IO.Path.Combine(path, ".owner");
    }

    /// <summary>The folder's absolute path.</summary>
    public string Path { get; }

    /// <summary>
    /// Takes the folder, which is made for its owner only (mode 0700) when it is not there. Never throws for what the
    /// folder or its permissions are.
    /// </summary>
    /// <param name="folder">As configured: <see cref="StorageOptions.DataDir"/>.</param>
    public static DataFolderClaim Claim(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            OwnerOnly.CreateFolder(path);
            return Take(folder, path);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            return new DataFolderClaim.Refused($"The data folder {folder} cannot be used ({fault.GetType().Name}): let this user write to it, or set DATA_DIR.");
        }
    }

    /// <summary>Gives the folder up.</summary>
    public void Dispose()
    {
        // The name goes before the lock: afterwards it may already be the next owner's.
        using (_lock)
        {
            if (Directory.Exists(Path)) File.Delete(_owner);
        }
    }

    private static DataFolderClaim Take(string folder, string path)
    {
        FileStream held;
        try
        {
            held = OwnerOnly.OpenFile(System.IO.Path.Combine(path, ".lock"), FileShare.None);
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            return new DataFolderClaim.Refused($"The data folder {folder} is held by {OwnerOf(path)}; stop it or set DATA_DIR.");
        }

        var taken = new DataFolderLock(path, held);
        taken.Sign();
        return new DataFolderClaim.Taken(taken);
    }

    /// <summary>EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows: .NET has no type of its own for it.</summary>
    private static bool IsHeld(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void Sign()
    {
        try
        {
            using var file = OwnerOnly.OpenFile(_owner, FileShare.Read);
            file.SetLength(0);
            using var writer = new StreamWriter(file);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}"));
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    private static string OwnerOf(string path)
    {
        try
        {
            var owner = File.ReadAllText(System.IO.Path.Combine(path, ".owner"));
            return owner.StartsWith("process ", StringComparison.Ordinal) ? owner : "another process";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
