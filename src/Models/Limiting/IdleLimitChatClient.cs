using System.Runtime.CompilerServices;
using ChatAgency.Core.Failures;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Limiting;

/// <summary>
/// Ends a call whose model has gone silent. Silence is counted only while someone waits for the model, never while the
/// reader is busy; updates without content (a role, a keep-alive) are no first words.
/// </summary>
internal sealed class IdleLimitChatClient(IChatClient inner, TimeSpan toFirst, TimeSpan between, TimeProvider time) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var silence = new Silence(toFirst, between, time, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, options, silence.Token).GetAsyncEnumerator(silence.Token);
        while (await silence.NextAsync(updates, cancellationToken)) yield return updates.Current;
    }

    private sealed class Silence : IDisposable
    {
        private readonly TimeSpan _toFirst;
        private readonly TimeSpan _between;
        private readonly TimeProvider _time;
        private readonly CancellationTokenSource _ended;
        private readonly ITimer _timer;
        private TimeSpan _waitedForFirst;
        private bool _begun;
        private volatile bool _tooLong;

        public Silence(TimeSpan toFirst, TimeSpan between, TimeProvider time, CancellationToken caller)
        {
            (_toFirst, _between, _time) = (toFirst, between, time);
            _ended = CancellationTokenSource.CreateLinkedTokenSource(caller);
            _timer = time.CreateTimer(_ => End(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public CancellationToken Token => _ended.Token;

        public async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken caller)
        {
            var start = _time.GetTimestamp();
            _timer.Change(Left(), Timeout.InfiniteTimeSpan);
            try
            {
                if (!await updates.MoveNextAsync()) return false;
                _begun |= updates.Current.Contents.Any(content => content is not UsageContent and not TextContent { Text: "" });
                return true;
            }
            catch (Exception exception) when (_tooLong && !caller.IsCancellationRequested)
            {
                throw new FailureException(new Failure(FailureKind.ModelStalled, _begun ? "silent in the middle" : "no first words"), exception);
            }
            finally
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _waitedForFirst += _time.GetElapsedTime(start);
            }
        }

        public void Dispose()
        {
            _timer.Dispose();
            _ended.Dispose();
        }

        private TimeSpan Left()
        {
            var left = _begun ? _between : _toFirst - _waitedForFirst;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        private void End()
        {
            _tooLong = true;
            try
            {
                _ended.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The call ended in the same instant: nothing is left to stop.
            }
        }
    }
}
