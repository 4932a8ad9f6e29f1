namespace ChatAgency.Tool.Examining;

/// <summary>One line of what doctor says.</summary>
/// <param name="Verdict">How it stands.</param>
/// <param name="About">What was looked at.</param>
/// <param name="Words">What was seen, and what to do where it is wrong; never a secret.</param>
internal sealed record Finding(Verdict Verdict, string About, string Words)
{
    public static Finding Ok(string about, string words) => new(Verdict.Ok, about, words);

    public static Finding Note(string about, string words) => new(Verdict.Note, about, words);

    public static Finding Wrong(string about, string words) => new(Verdict.Wrong, about, words);

    /// <summary>The line as it is printed.</summary>
    public override string ToString() => $"{Verdict.ToString().ToLowerInvariant(),-6} {About,-20} {Words}";
}
