namespace ChatAgency.Tool.Tests.Schemas;

/// <summary>One run of the command line, and what it printed.</summary>
internal sealed record Run(int Code, string Output, string Errors)
{
    internal static async Task<Run> OfAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, errors);
        return new Run(code, output.ToString(), errors.ToString());
    }
}
