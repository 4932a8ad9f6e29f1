using System.Text;
using ChatAgency.Storage.Copying;
using ChatAgency.Tool.Moving;
using Spectre.Console;
using Xunit;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>What a terminal is shown while a copy goes on.</summary>
public sealed class BarTests
{
    [Fact]
    public async Task A_terminal_has_a_bar_for_each_stage_with_how_much_is_done_and_nothing_of_it_stays()
    {
        await using var terminal = new Terminal();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(terminal) });
        console.Profile.Width = 120;
        var shown = new List<string>();
        var answer = await CopyShow.WithBarAsync(console, async step =>
        {
            step(new CopyStep(CopyStage.Looking, 500, null));
            shown.Add(await ShownAsync(terminal, "looking 500"));
            step(new CopyStep(CopyStage.Copying, 250, 1_000));
            shown.Add(await ShownAsync(terminal, "copying 250 of 1000"));
            step(new CopyStep(CopyStage.Copying, 1_000, 1_000));
            shown.Add(await ShownAsync(terminal, "copying 1000 of 1000"));
            return 42;
        });
        Assert.Equal(42, answer);
        Assert.DoesNotContain('%', shown[0]);
        Assert.Contains("25%", shown[1], StringComparison.Ordinal);
        Assert.Contains("100%", shown[2], StringComparison.Ordinal);
        // The last thing is to wipe the lines, and to show the cursor again.
        Assert.EndsWith("\u001b[?25h", terminal.Shown, StringComparison.Ordinal);
    }

    /// <summary>Waits until the words are there, and gives what was drawn since they came.</summary>
    private static async Task<string> ShownAsync(Terminal terminal, string words)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var left = 200; left > 0; left--)
        {
            var all = terminal.Shown;
            if (all.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at && all[at..].Contains('\n')) return all[at..];
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        throw new TimeoutException(terminal.Shown);
    }

    /// <summary>Written to by the one that draws, and read meanwhile.</summary>
    private sealed class Terminal : TextWriter
    {
        private readonly StringBuilder _shown = new();

        public override Encoding Encoding => Encoding.UTF8;

        internal string Shown
        {
            get
            {
                lock (_shown) return _shown.ToString();
            }
        }

        public override void Write(char value)
        {
            lock (_shown) _shown.Append(value);
        }

        public override void Write(string? value)
        {
            lock (_shown) _shown.Append(value);
        }
    }
}
