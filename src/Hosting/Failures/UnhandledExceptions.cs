using ChatAgency.Core.Failures;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Failures;

/// <summary>Turns what no door caught into problem details; the exception itself goes to the log alone.</summary>
internal sealed partial class UnhandledExceptions(ILogger<UnhandledExceptions> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var errorId = ErrorId.New();
        // The framework's own refusals of a request (too large, too slow, not readable) carry their status.
        var status = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        if (status == StatusCodes.Status500InternalServerError) Log.Failed(logger, exception, errorId.Value);
        var detail = status == StatusCodes.Status500InternalServerError ? "Something broke on our side. The error id leads an operator to the reason." : null;
        await ProblemResults.Of(status, detail, errorId).ExecuteAsync(httpContext);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A door failed, error id {ErrorId}")]
        public static partial void Failed(ILogger logger, Exception exception, string errorId);
    }
}
