using System.Globalization;

namespace ChatAgency.Running.Reporting;

/// <summary>Figures as cells of a table; what was not measured is a dash.</summary>
public static class Cell
{
    private const string None = "–";

    /// <summary>With so many decimals.</summary>
    public static string Of(double? value, int decimals = 0, string unit = "") =>
        value is { } number ? number.ToString("N" + decimals, CultureInfo.InvariantCulture) + unit : None;

    /// <summary>Bytes as MiB.</summary>
    public static string Mebibytes(double? bytes) => Of(bytes / (1024 * 1024));

    /// <summary>How many times the other: 2.1 ×.</summary>
    public static string Times(double? value, double? other) => other is > 0 && value is { } number ? Of(number / other, 2, " ×") : None;
}
