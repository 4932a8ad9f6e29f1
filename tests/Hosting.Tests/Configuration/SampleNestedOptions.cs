namespace ChatAgency.Hosting.Tests.Configuration;

/// <summary>The part within.</summary>
public sealed class SampleNestedOptions
{
    /// <summary>Whether it is on.</summary>
    public bool On { get; set; } = true;
}
