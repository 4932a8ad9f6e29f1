using System.Runtime.InteropServices;

namespace ChatAgency.Simulators.Stores;

/// <summary>Signals to a process.</summary>
internal static partial class Signals
{
    internal const int Interrupt = 2;
    internal const int Continue = 18;
    internal const int Stop = 19;

    /// <summary>One that has gone meanwhile is no fault.</summary>
    internal static void Send(int process, int signal) => _ = Kill(process, signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
