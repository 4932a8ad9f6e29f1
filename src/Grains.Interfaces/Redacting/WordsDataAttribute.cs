using Microsoft.Extensions.Compliance.Classification;

namespace ChatAgency.Grains.Interfaces.Redacting;

/// <summary>The parameter may hold what people or models wrote, or a secret.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class WordsDataAttribute() : DataClassificationAttribute(AgencyData.Words);
