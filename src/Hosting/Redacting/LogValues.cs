using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace ChatAgency.Hosting.Redacting;

/// <summary>
/// Writes down what a line's values are while it is logged. What is redacted is held by an object that says it only until the call
/// returns, and an exporter reads it later, when that object serves another line.
/// </summary>
internal sealed class LogValues : BaseProcessor<LogRecord>
{
    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        if (data.Attributes is { } attributes) data.Attributes = [.. attributes.Select(static one => KeyValuePair.Create(one.Key, Written(one.Value)))];
    }

    private static object? Written(object? value) => value is null or string or bool or long or int or double ? value : Convert.ToString(value, CultureInfo.InvariantCulture);
}
