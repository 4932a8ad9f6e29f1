using System.ComponentModel;
using System.Globalization;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Tools.BuiltIn;

/// <summary>A clock and a calculator: tools that touch nothing.</summary>
internal sealed class SmallTools : IToolSource
{
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<AgencyTool> _tools;

    public SmallTools(TimeProvider time)
    {
        _time = time;
        _tools =
        [
            new AgencyTool(AIFunctionFactory.Create(Now, "time"), ToolReach.Computes) { Title = "Looking at the clock" },
            new AgencyTool(AIFunctionFactory.Create(Calculate, "calculator"), ToolReach.Computes) { Title = "Calculating" },
        ];
    }

    public string Name => "the agency";

    public ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken) => new(_tools);

    [Description("The present date and time.")]
    private string Now([Description("The place to tell it for, as an IANA zone such as Europe/Berlin; UTC where left out.")] string zone = "UTC")
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)) throw new ToolFaultException("There is no such time zone. Zones are named like Europe/Berlin.");
        return TimeZoneInfo.ConvertTime(_time.GetUtcNow(), found).ToString("dddd, yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
    }

    [Description("Works out a formula exactly to 15 digits. Use it for every sum that matters.")]
    private static string Calculate([Description("+ - * / % ^ ! brackets, sqrt cbrt abs floor ceil round(x, digits) exp ln log log2 sin cos tan min max sum avg, pi and e. Decimal point, no thousands separators.")] string formula)
    {
        try
        {
            return Calculation.Evaluate(formula);
        }
        catch (FormatException fault)
        {
            throw new ToolFaultException($"The formula is wrong: {fault.Message}.");
        }
    }
}
