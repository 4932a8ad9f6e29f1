using Microsoft.Extensions.Compliance.Classification;

namespace ChatAgency.Grains.Interfaces.Redacting;

/// <summary>The parameter is a person: an id, a name, the name of a credential.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PersonDataAttribute() : DataClassificationAttribute(AgencyData.Person);
