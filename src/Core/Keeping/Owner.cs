using System.Text.Json.Serialization;

namespace ChatAgency.Core.Keeping;

/// <summary>Which activation runs a conversation's open turn, and when it last said so.</summary>
/// <param name="Silo">The silo's address; a restarted host is another silo.</param>
/// <param name="Activation">The activation on it.</param>
/// <param name="StampedAt">Renewed every minute while a turn is open; two minutes later it is stale.</param>
/// <param name="Released">True when it ended in good order: whoever comes next need not wait for its stamp to run out.</param>
/// <param name="Wrote">The version of the record that it wrote last: two writes within one tick of its clock are not the same, and what others wrote leaves it as it is.</param>
public sealed record Owner(
    string Silo,
    string Activation,
    DateTimeOffset StampedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Released = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Wrote = 0)
{
    /// <summary>True for the same activation, whenever it was stamped.</summary>
    public bool Is(Owner other) => Silo == other.Silo && Activation == other.Activation;
}
