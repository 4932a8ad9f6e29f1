namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>Counts, at the client, the calls to the cluster that a request makes.</summary>
internal sealed class CountedCalls : IOutgoingGrainCallFilter
{
    private static readonly AsyncLocal<Count?> s_current = new();

    /// <summary>Begins to count for what runs from here on.</summary>
    public static Count Begin() => s_current.Value = new Count();

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        s_current.Value?.Add();
        return context.Invoke();
    }

    internal sealed class Count
    {
        private int calls;

        public int Calls => Volatile.Read(ref calls);

        public void Add() => Interlocked.Increment(ref calls);
    }
}
