using System.Globalization;
using ChatAgency.Routing.Judging;
using ChatAgency.Routing.Starting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (BenchOptions.Parse(args) is not { } options) return 64;
try
{
    if (options is { In: { } input, Out: { } output })
    {
        Console.WriteLine($"{Predictions.Write(input, output)} messages predicted");
        return 0;
    }

    foreach (var set in options.Sets)
    {
        switch (set)
        {
            case "agency" when options.Cross: AgencyJudge.Cross(Console.Out); break;
            case "agency": AgencyJudge.Judge(Console.Out); break;
            case "clinc150": ClincJudge.Judge(options.Share, Console.Out); break;
            default: BankingJudge.Judge(options.Share, Console.Out); break;
        }
    }

    return 0;
}
catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(fault.Message);
    return 66;
}
