using ChatAgency.Console.Writing;

namespace ChatAgency.Console.Placing;

/// <summary>What is wrong with a form whose rows are many.</summary>
internal static class FaultList
{
    public static Html Of(IReadOnlyList<string> faults) => faults.Count == 0 ? Html.None : Html.Of($"""
        <div class="notice bad" role="alert"><p>Nothing was changed:</p><ul>{faults.Select(static fault => Html.Of($"<li>{fault}</li>"))}</ul></div>
        """);
}
