namespace ChatAgency.Tool;

/// <summary>How the command line ends.</summary>
public static class ExitCodes
{
    /// <summary>Done, and nothing is missing.</summary>
    public const int Done = 0;

    /// <summary>What was asked about is not as it should be; nothing was changed.</summary>
    public const int NotSo = 1;

    /// <summary>The command line cannot be understood (<c>EX_USAGE</c> of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>Something else broke (<c>EX_SOFTWARE</c>).</summary>
    public const int Broken = 70;

    /// <summary>Begun and not finished; the same command goes on where it ended (<c>EX_TEMPFAIL</c>).</summary>
    public const int Unfinished = 75;

    /// <summary>Settings are wrong, or what they name cannot be used (<c>EX_CONFIG</c>), as with the hosts.</summary>
    public const int Fault = 78;
}
