namespace ChatAgency.Core.Tests.Simulating;

/// <summary>How one call goes: effect and answer apart, each at its own time or never.</summary>
internal readonly record struct Passage(TimeSpan? Effect, TimeSpan? Answer)
{
    public static Passage Quick(Dice dice) => new(dice.Quick(), dice.Quick());
}

/// <summary>What lies between a process and the outside. A request that was sent has its effect whether its process lives or not.</summary>
internal sealed class Wire(Simulation sim)
{
    /// <summary>Sends a request; what it brings is handed over on the process's own thread. Without an answer it ends with its token alone.</summary>
    public Task<T> SendAsync<T>(Activation from, int step, Passage passage, Func<T> effect, CancellationToken cancellationToken, Func<T, T>? answered = null)
    {
        var machine = from.Machine;
        var answer = new TaskCompletionSource<T>();
        sim.CheckBegun(from, step);
        if (!machine.Reach(step, Moment.Before)) return answer.Task;
        var request = new Request<T>(sim, from, step, passage, effect, answered, answer);
        if (cancellationToken.CanBeCanceled) request.EndsWith(cancellationToken);
        // Frozen from now on or not: what was sent was sent.
        request.Leave();
        return answer.Task;
    }

    private sealed class Request<T>(Simulation sim, Activation from, int step, Passage passage, Func<T> effect, Func<T, T>? answered, TaskCompletionSource<T> answer)
    {
        private CancellationTokenRegistration ends;
        private T result = default!;
        private Exception? failure;

        public void EndsWith(CancellationToken token) => ends = token.UnsafeRegister(static (state, token) => ((TaskCompletionSource<T>)state!).TrySetCanceled(token), answer);

        public void Leave()
        {
            if (passage.Effect is { } after) Then(after, Land);
            else if (passage.Answer is { } soon) Then(soon, () => Arrive());
        }

        private void Land()
        {
            try
            {
                result = effect();
            }
            catch (IOException exception)
            {
                failure = exception;
            }

            if (!from.Machine.IsFrozen && !from.Machine.Reach(step, Moment.Landed)) return;
            if (passage.Answer is { } later) Then(later, Arrive);
        }

        private void Arrive() => from.Machine.Deliver(() =>
        {
            if (answer.Task.IsCompleted) return;
            ends.Dispose();
            try
            {
                if (answered is not null && failure is null) result = answered(result);
            }
            catch (IOException exception)
            {
                failure = exception;
            }

            if (failure is null) answer.TrySetResult(result);
            else answer.TrySetException(failure);
            from.Machine.Reach(step, Moment.After);
        });

        private void Then(TimeSpan after, Action what)
        {
            if (after <= TimeSpan.Zero) what();
            else sim.Clock.At(after, what);
        }
    }
}
