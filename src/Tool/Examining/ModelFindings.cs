using System.Runtime.CompilerServices;
using ChatAgency.Models.Examining;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Tool.Examining;

/// <summary>Whether the models can be asked.</summary>
internal static class ModelFindings
{
    internal static async IAsyncEnumerable<Finding> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var findings = await services.GetRequiredService<ModelExam>().AskAsync(cancellationToken);
        if (findings.Count == 0) yield return Finding.Note("model", "none is set, and a rehearsal answers: set OPENAI_API_KEY, or AZURE_OPENAI_ENDPOINT and its companions");
        foreach (var (provider, problem) in findings) yield return problem is null ? Finding.Ok("model", $"{provider} answers") : Finding.Wrong("model", $"{provider} {problem}");
    }
}
