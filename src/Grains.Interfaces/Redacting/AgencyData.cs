using Microsoft.Extensions.Compliance.Classification;

namespace ChatAgency.Grains.Interfaces.Redacting;

/// <summary>
/// What of a line in the log is not for everybody who reads logs: the agency's own taxonomy. A parameter of a log method says by
/// an attribute which of them it is; what becomes of it, the host decides. Of a class that the host does not know, nothing is shown.
/// </summary>
public static class AgencyData
{
    /// <summary>The taxonomy's name.</summary>
    public const string Taxonomy = "ChatAgency";

    /// <summary>Who somebody is: shown as a pseudonym, the same one for one person.</summary>
    public static DataClassification Person => new(Taxonomy, nameof(Person));

    /// <summary>Which conversation it is: where its id names a person, that part is shown as a pseudonym.</summary>
    public static DataClassification Conversation => new(Taxonomy, nameof(Conversation));

    /// <summary>What somebody wrote, what a model answered, a secret: erased.</summary>
    public static DataClassification Words => new(Taxonomy, nameof(Words));
}
