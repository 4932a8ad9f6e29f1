using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ChatAgency.Hosting.Faults;

/// <summary>The files into which a kernel writes the memory of a process that crashes: secrets and what people wrote, in clear.</summary>
internal static partial class CoreFiles
{
    // RLIMIT_CORE, on Linux, macOS and FreeBSD alike.
    private const int CoreSize = 4;

    /// <summary>Has the kernel write none for this process and those that it starts, whatever it was started with.</summary>
    /// <exception cref="Win32Exception">The kernel refused.</exception>
    public static void Forbid()
    {
        if (OperatingSystem.IsWindows()) return;
        if (SetLimit(CoreSize, default) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), "Core files could not be forbidden.");
    }

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(nuint Soft, nuint Hard);
}
