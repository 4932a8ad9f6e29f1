using System.Globalization;

namespace ChatAgency.Running.Measuring;

/// <summary>What a process has used so far, as Linux counts it.</summary>
/// <param name="CpuSeconds">CPU time of all its threads, in user and kernel mode, in steps of 10 ms.</param>
/// <param name="Resident">Bytes of memory that are resident now.</param>
/// <param name="MostResident">The most that were resident at once.</param>
public readonly record struct Usage(double CpuSeconds, long Resident, long MostResident)
{
    // USER_HZ: 100 on every Linux that .NET runs on, whatever the kernel's own tick is.
    private const double TicksPerSecond = 100;

    /// <summary>Reads <c>/proc/PID/stat</c> and <c>/proc/PID/status</c>.</summary>
    public static Usage Of(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new Usage(Cpu(File.ReadAllText($"/proc/{process}/stat")), Bytes(status, "VmRSS:"), Bytes(status, "VmHWM:"));
    }

    public static Usage operator +(Usage one, Usage other) => new(one.CpuSeconds + other.CpuSeconds, one.Resident + other.Resident, one.MostResident + other.MostResident);

    // After the name in brackets, which may hold blanks, utime and stime are the 12th and 13th field.
    private static double Cpu(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private static long Bytes(IEnumerable<string> status, string name) =>
        status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024
            : 0;
}
