using System.Globalization;
using ChatAgency.Storage.Copying;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChatAgency.Tool.Moving;

/// <summary>Shows how far a copy is: a bar on a terminal, elsewhere a line every few seconds.</summary>
internal static class CopyShow
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    internal static Task<T> DuringAsync<T>(TextWriter output, Func<Action<CopyStep>, Task<T>> work) =>
        output == Console.Out && !Console.IsOutputRedirected ? WithBarAsync(AnsiConsole.Console, work) : work(Lines(output));

    internal static Task<T> WithBarAsync<T>(IAnsiConsole console, Func<Action<CopyStep>, Task<T>> work) =>
        console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ShareColumn(), new RemainingTimeColumn()).StartAsync(context =>
        {
            var bars = new Dictionary<CopyStage, ProgressTask>();
            return work(step =>
            {
                if (!bars.TryGetValue(step.Stage, out var bar))
                {
                    // A stage begins when the one before it is done.
                    foreach (var before in bars.Values) (before.IsIndeterminate, before.Value) = (false, before.MaxValue);
                    bars[step.Stage] = bar = context.AddTask(Words(step));
                }

                bar.Description = Words(step);
                bar.IsIndeterminate = step.All is null;
                if (step.All is { } all) (bar.MaxValue, bar.Value) = (Math.Max(1, all), step.Done);
            });
        });

    private static Action<CopyStep> Lines(TextWriter output)
    {
        var last = TimeProvider.System.GetTimestamp();
        return step =>
        {
            if (TimeProvider.System.GetElapsedTime(last) < Pace) return;
            last = TimeProvider.System.GetTimestamp();
            output.WriteLine(Words(step));
        };
    }

    private static string Words(CopyStep step) => string.Create(CultureInfo.InvariantCulture, $"{Words(step.Stage)} {step.Done}{(step.All is { } all ? $" of {all}" : "")}");

    private static string Words(CopyStage stage) => stage switch
    {
        CopyStage.Looking => "looking",
        CopyStage.Copying => "copying",
        CopyStage.ComparingSource => "comparing the source",
        _ => "comparing the target",
    };

    /// <summary>Per cent of what there is; nothing while nobody knows how much that is.</summary>
    private sealed class ShareColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.IsIndeterminate ? "" : string.Create(CultureInfo.InvariantCulture, $"{(int)task.Percentage}%")).RightJustified();

        public override int? GetColumnWidth(RenderOptions options) => 4;
    }
}
