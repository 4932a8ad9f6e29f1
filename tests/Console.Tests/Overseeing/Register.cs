using System.Collections.Concurrent;
using System.Reflection;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Console.Tests.Overseeing;

/// <summary>The cluster's register, whose answers a test gives. Public and open, since the runtime derives from it.</summary>
public class Register : DispatchProxy
{
    /// <summary>What was asked and is not answered yet, the first first.</summary>
    public ConcurrentQueue<TaskCompletionSource<RegisterFound>> Asked { get; } = [];

    /// <summary>A factory whose only grain is this one.</summary>
    public static (IGrainFactory Grains, Register Register) Create()
    {
        var finder = Create<IFinderGrain, Register>();
        var grains = Create<IGrainFactory, Only>();
        ((Only)(object)grains).Grain = finder;
        return (grains, (Register)(object)finder);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = new TaskCompletionSource<RegisterFound>();
        Asked.Enqueue(answer);
        return answer.Task;
    }

    /// <summary>Gives the one grain, whichever is asked for.</summary>
    public class Only : DispatchProxy
    {
        /// <summary>The grain.</summary>
        public object? Grain { get; set; }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Grain;
    }
}
