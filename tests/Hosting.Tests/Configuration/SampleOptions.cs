using ChatAgency.Hosting.Configuration;

namespace ChatAgency.Hosting.Tests.Configuration;

/// <summary>One of each kind of setting.</summary>
public sealed class SampleOptions
{
    /// <summary>How many, at | most; see <see cref="Nested"/>.</summary>
    public int Count { get; set; } = 3;

    /// <summary>How <c>long</c>.</summary>
    public TimeSpan? Wait { get; set; }

    /// <summary>Which day.</summary>
    public DayOfWeek Day { get; set; } = DayOfWeek.Monday;

    /// <summary>A token.</summary>
    [Secret]
    public string Token { get; set; } = "";

    /// <summary>Prices by name.</summary>
    public Dictionary<string, double> Prices { get; } = [];

    /// <summary>More.</summary>
    public SampleNestedOptions Nested { get; set; } = new();
}
