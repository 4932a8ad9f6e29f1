using System.Runtime.InteropServices;

namespace ChatAgency.Running.Processes;

/// <summary>The signals of POSIX that processes are broken with.</summary>
public static partial class Signal
{
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    public static void Send(int process, int signal) => _ = Raise(process, signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Raise(int process, int signal);
}
