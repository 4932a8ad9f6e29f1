using System.Globalization;
using Orleans;

namespace ChatAgency.Core.Auditing;

/// <summary>One more thing that a record says: a number, or a name of the agency's own.</summary>
/// <param name="Key">What it is, such as <c>turn</c>.</param>
/// <param name="Value">Its value, 128 characters at most.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AuditDetail")]
public sealed record AuditDetail([property: Id(0)] string Key, [property: Id(1)] string Value)
{
    /// <summary>A number.</summary>
    public static AuditDetail Of(string key, long value) => new(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A name; see <see cref="AuditEvent.Word"/>.</summary>
    public static AuditDetail Of(string key, string value) => new(key, AuditEvent.Word(value));
}
