namespace ChatAgency.Grains.Routing;

/// <summary>The fields that the keyword router knows; each is an agent's.</summary>
internal enum Field
{
    Code,
    Technical,
    Creative,
}
