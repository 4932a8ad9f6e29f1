using System.Reflection;
using ChatAgency.Hosting.Correlation;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Tests.Correlation;

public sealed class CallFilterTests
{
    [Theory]
    [InlineData("abc", new[] { "CorrelationId:abc" })]
    [InlineData(null, new string[0])]
    public async Task A_grain_calls_lines_have_the_id_of_what_caused_it(string? id, string[] expected)
    {
        using var lines = new Lines();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(lines));
        if (id is not null) RequestContext.Set(CorrelationId.Name, id);
        var call = DispatchProxy.Create<IIncomingGrainCallContext, Call>();
        ((Call)(object)call).Body = () => factory.CreateLogger("grain").Log(LogLevel.Warning, 0, "within", null, static (text, _) => text);
        await new CorrelationCallFilter(factory.CreateLogger<CorrelationCallFilter>()).Invoke(call);
        RequestContext.Clear();
        Assert.Equal(expected, lines.Scopes);
    }

    public class Call : DispatchProxy
    {
        public Action Body { get; set; } = static () => { };

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Assert.Equal(nameof(IIncomingGrainCallContext.Invoke), targetMethod?.Name);
            Body();
            return Task.CompletedTask;
        }
    }
}
