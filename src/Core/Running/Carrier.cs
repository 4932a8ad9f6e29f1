using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Deciding;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <summary>Carries effects out, each once and with its time limit, and feeds back how it ended.</summary>
internal sealed class Carrier(RunnerPorts ports, ConversationId conversation, Redaction redaction, Action<ConversationEvent> feed, CancellationToken stopping)
{
    private static readonly TimeSpan PagePause = TimeSpan.FromSeconds(5);
    private readonly HashSet<Task> running = [];
    private readonly Dictionary<long, CancellationTokenSource> asks = [];

    /// <summary>Ends when nothing is in the air any more.</summary>
    public Task Landed => Task.WhenAll(running);

    public void Begin(Effect effect)
    {
        switch (effect)
        {
            case Effect.Tell e: ports.Operators.Tell(conversation, e.Notice); break;
            case Effect.LayOut e: feed(LayOut(e)); break;
            case Effect.StopAgent e: Stop(e.Ask); break;
            default: Track(CarryAsync(effect)); break;
        }
    }

    private void Stop(long ask)
    {
        if (asks.Remove(ask, out var source)) source.Cancel();
    }

    private ConversationEvent LayOut(Effect.LayOut e)
    {
        try
        {
            return new ConversationEvent.LaidOut(e.Revision, ports.Thread.LayOut(e.Text, e.Tightness)) { Files = ports.Thread.FilesOf(e.Text) };
        }
        catch (Exception exception)
        {
            ports.Operators.Tell(conversation, exception, "layout");
            return new ConversationEvent.LayOutFailed(e.Revision);
        }
    }

    private void Track(Task task)
    {
        if (task.IsCompleted) return;
        running.Add(task);
        _ = ForgetAsync(task);

        async Task ForgetAsync(Task done)
        {
            await done;
            running.Remove(done);
        }
    }

    private async Task CarryAsync(Effect effect)
    {
        try
        {
            var happened = await (effect switch
            {
                Effect.ChooseRoute e => RouteAsync(e),
                Effect.AskAgent e => AskAsync(e),
                Effect.PostPart e => PostAsync(e),
                Effect.Find e => FindAsync(e),
                Effect.UpdatePost e => UpdateAsync(e),
                Effect.ReadBack e => ReadBackAsync(e),
                Effect.Delete e => DeleteAsync(e),
                Effect.OpenFiles e => OpenFilesAsync(e),
                Effect.ShareFile e => ShareFileAsync(e),
                Effect.WritePage e => WritePageAsync(e),
                Effect.RedactPages e => RedactAsync(e),
                Effect.Summarise e => SummariseAsync(e),
                _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "An effect that nobody carries out."),
            });
            if (happened is not null && !stopping.IsCancellationRequested) feed(happened);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The activation ends; its successor finds out what became of this.
        }
        catch (Exception exception)
        {
            ports.Operators.Tell(conversation, exception, effect.GetType().Name);
        }
    }

    private async Task<ConversationEvent?> RouteAsync(Effect.ChooseRoute e)
    {
        try
        {
            return new ConversationEvent.RouteChosen(e.Ask, await ports.Agency.RouteAsync(e.Request, stopping));
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            return Failed(e.Ask, exception, "router");
        }
    }

    private async Task<ConversationEvent?> AskAsync(Effect.AskAgent e)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        asks[e.Ask] = source;
        try
        {
            await foreach (var step in ports.Agency.AnswerAsync(e.Route, e.Request, source.Token))
            {
                if (source.IsCancellationRequested) return null;
                switch (step)
                {
                    case AgentStep.Text text: feed(new ConversationEvent.TextGrew(e.Ask, text.Delta)); break;
                    case AgentStep.Work work: feed(new ConversationEvent.WorkMoved(e.Ask, work.Item)); break;
                    case AgentStep.PassedOn passed: feed(new ConversationEvent.TurnPassedOn(e.Ask, passed.To)); break;
                    case AgentStep.Suspended asks: return new ConversationEvent.AgentSuspended(e.Ask, asks.Ask);
                    case AgentStep.Acted acted: feed(new ConversationEvent.AgentActed(e.Ask, acted.Approval, acted.Outcome)); break;
                    case AgentStep.Finished finished: return new ConversationEvent.AgentFinished(e.Ask, finished.Authors, finished.InputTokens, finished.OutputTokens, finished.Cost);
                    case AgentStep.Declined declined: return new ConversationEvent.AgentDeclined(e.Ask, declined.Words);
                    case AgentStep.Failed failed: return new ConversationEvent.AgentFailed(e.Ask, failed.Failure);
                }
            }

            return new ConversationEvent.AgentFailed(e.Ask, new Failure(FailureKind.ModelStalled, "the answer ended without an end"));
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            return Failed(e.Ask, exception, "agent");
        }
        finally
        {
            asks.Remove(e.Ask);
        }
    }

    private ConversationEvent.AgentFailed Failed(long ask, Exception exception, string where)
    {
        ports.Operators.Tell(conversation, exception, where);
        return new(ask, exception is FailureException known ? known.Failure : new Failure(FailureKind.Internal, exception.GetType().Name));
    }

    private async Task<ConversationEvent?> PostAsync(Effect.PostPart e)
    {
        var left = e.Deadline - ports.Time.GetUtcNow();
        if ((e.Body ?? Placeholder(e.Placeholder)) is not { } body) return new ConversationEvent.PostEnded(e.Mark.Marker, e.Mark.Revision, new PostResult.Refused(new Refusal(RefusalKind.PlaceClosed, "layout")));
        PostResult result = left <= TimeSpan.Zero
            ? new PostResult.Refused(new Refusal(RefusalKind.ForNow, "too late to begin", TimeSpan.Zero))
            : await TryAsync(left, token => ports.Thread.PostAsync(body, e.Mark, token), static why => new PostResult.Unknown(why));
        return new ConversationEvent.PostEnded(e.Mark.Marker, e.Mark.Revision, result);
    }

    /// <summary>The placeholder's body; null where it cannot be made, which no repetition will change.</summary>
    private PartBody? Placeholder(AnswerText text)
    {
        try
        {
            return ports.Thread.LayOut(text, 0)[0];
        }
        catch (Exception exception)
        {
            ports.Operators.Tell(conversation, exception, "layout");
            return null;
        }
    }

    private async Task<ConversationEvent?> UpdateAsync(Effect.UpdatePost e) =>
        new ConversationEvent.UpdateEnded(e.Post, e.Mark.Revision, await TryAsync(
            ports.Thread.Traits.CallTimeout, token => ports.Thread.UpdateAsync(e.Post, e.Body, e.Mark, token), static why => new UpdateResult.Unknown(why)));

    private async Task<ConversationEvent?> DeleteAsync(Effect.Delete e) =>
        new ConversationEvent.DeleteEnded(e.Post, await TryAsync(
            ports.Thread.Traits.CallTimeout, token => ports.Thread.DeleteAsync(e.Post, token), static why => new DeleteResult.Unknown(why)));

    private async Task<ConversationEvent?> OpenFilesAsync(Effect.OpenFiles e) =>
        new ConversationEvent.FilesOpened(e.Question, e.Epoch, await TryAsync<IReadOnlyList<OpenedFile>>(
            ports.Thread.Traits.CallTimeout, token => ports.Thread.OpenFilesAsync(e.Files, token), static _ => []));

    private async Task<ConversationEvent?> ShareFileAsync(Effect.ShareFile e)
    {
        await TryAsync<ConversationEvent?>(ports.Thread.Traits.CallTimeout, async token => { await ports.Thread.ShareFileAsync(e.File, token); return null; }, static _ => null);
        return null;
    }

    private async Task<ConversationEvent?> FindAsync(Effect.Find e)
    {
        var begun = ports.Time.GetUtcNow();
        return new ConversationEvent.FindEnded(e.Marker, begun, await TryAsync<FindResult>(
            ports.Thread.Traits.CallTimeout, token => ports.Thread.FindAsync(e.Marker, token), static why => new FindResult.Refused(new Refusal(RefusalKind.ForNow, why))));
    }

    private async Task<ConversationEvent?> ReadBackAsync(Effect.ReadBack e)
    {
        var begun = ports.Time.GetUtcNow();
        return new ConversationEvent.ReadBackEnded(e.Post, begun, await TryAsync<ReadBackResult>(
            ports.Thread.Traits.CallTimeout, token => ports.Thread.ReadBackAsync(e.Post, token), static why => new ReadBackResult.Refused(new Refusal(RefusalKind.ForNow, why))));
    }

    private async Task<ConversationEvent?> WritePageAsync(Effect.WritePage e)
    {
        try
        {
            await ports.Store.WritePageAsync(e.Page, e.After, e.Turns, stopping);
            return new ConversationEvent.PageWritten(e.Page, e.Turns);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            ports.Operators.Tell(conversation, exception, "page");
        }

        // The turns are still in the record: told of no page, the engine plans one anew, with what they are by then.
        await Task.Delay(PagePause, ports.Time, stopping);
        return new ConversationEvent.PageWritten(e.Page, []);
    }

    private async Task<ConversationEvent?> RedactAsync(Effect.RedactPages e)
    {
        try
        {
            return new ConversationEvent.PagesRedacted(e.Messages, await redaction.DeleteAsync(e.Messages, e.Pages, stopping));
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            ports.Operators.Tell(conversation, exception, "redaction");
        }

        await Task.Delay(PagePause, ports.Time, stopping);
        return new ConversationEvent.PagesRedacted([], []);
    }

    private async Task<ConversationEvent?> SummariseAsync(Effect.Summarise e)
    {
        try
        {
            var exchanges = Context.OfPage(await ports.Store.ReadPageAsync(e.Page, stopping));
            var text = exchanges.Count == 0 ? e.Before : await ports.Agency.SummariseAsync(new SummaryRequest(conversation, e.Before, exchanges), stopping);
            return new ConversationEvent.Summed(e.Page, e.Before, text);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            ports.Operators.Tell(conversation, exception, "summary");
            return new ConversationEvent.Summed(e.Page, e.Before, null);
        }
    }

    /// <summary>A call with its time limit; what throws, or does not end in time, has an unknown outcome.</summary>
    private async Task<T> TryAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> call, Func<string, T> unknown)
    {
        using var timeout = new CancellationTokenSource(limit, ports.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            return await call(linked.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return unknown("no answer in time");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ports.Operators.Tell(conversation, exception, "platform");
            return unknown(exception.GetType().Name);
        }
    }
}
