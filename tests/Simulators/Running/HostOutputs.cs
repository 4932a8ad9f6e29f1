namespace ChatAgency.Simulators.Running;

/// <summary>
/// Keeps what hosts say to operators and callers in the folder of <c>CHATAGENCY_TEST_OUTPUTS</c>, where the last step of <c>./test</c>
/// searches all of it for what tests planted. Where that is not set, nothing is kept.
/// </summary>
public static class HostOutputs
{
    private static readonly string? s_folder = Environment.GetEnvironmentVariable("CHATAGENCY_TEST_OUTPUTS");

    /// <summary>True where anything is kept.</summary>
    public static bool AreKept => !string.IsNullOrEmpty(s_folder);

    /// <summary>Keeps one text of a kind: <c>log</c>, <c>metrics</c>, <c>problem</c>, or what a collector was sent.</summary>
    public static void Keep(string kind, string text) => Keep(kind, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The same of bytes.</summary>
    public static void Keep(string kind, byte[] bytes)
    {
        if (!AreKept || bytes.Length == 0) return;
        Directory.CreateDirectory(s_folder!);
        File.WriteAllBytes(Path.Combine(s_folder!, $"{AppDomain.CurrentDomain.FriendlyName}-{kind}-{Guid.NewGuid():N}"), bytes);
    }
}
