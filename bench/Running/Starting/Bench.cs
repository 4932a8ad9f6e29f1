namespace ChatAgency.Running.Starting;

/// <summary>How every program here begins: it reads its command line, helps where asked to, and ends early and orderly on Ctrl+C.</summary>
public static class Bench
{
    private const int WrongUsage = 64;

    /// <param name="arguments">The command line.</param>
    /// <param name="read">Makes options of it; a <see cref="FormatException"/> says what is wrong.</param>
    /// <param name="help">The help that these options ask for; null where they ask for none.</param>
    /// <param name="run">Runs; gives the exit code.</param>
    /// <returns>The exit code: that of the run, 0 after help, 64 (<c>EX_USAGE</c> of sysexits) for a wrong command line.</returns>
    public static async Task<int> RunAsync<TOptions>(
        IReadOnlyList<string> arguments, Func<IReadOnlyList<string>, TOptions> read, Func<TOptions, string?> help, Func<TOptions, CancellationToken, Task<int>> run)
    {
        TOptions options;
        try
        {
            options = read(arguments);
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongUsage;
        }

        if (help(options) is { } text)
        {
            Console.WriteLine(text);
            return 0;
        }

        using var end = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            end.Cancel();
        };
        return await run(options, end.Token);
    }
}
