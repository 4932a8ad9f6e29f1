using System.Reflection;

namespace ChatAgency.Console.Tests.Failing;

/// <summary>A cluster that is away: whatever is asked for is not there. Public and open, since the runtime derives from it.</summary>
public class Away : DispatchProxy
{
    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new TimeoutException();
}
