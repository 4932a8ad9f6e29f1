namespace ChatAgency.Console.Writing;

/// <summary>The fields of forms, each with its label, its hint, and what is wrong with what was sent.</summary>
internal static class Fields
{
    public static Html Text(string name, string label, string? value, string? hint = null, string? fault = null, string type = "text") =>
        Wrap(name, label, hint, fault, Html.Of($"<input id=\"{name}\" name=\"{name}\" type=\"{type}\" value=\"{value}\" autocomplete=\"off\" spellcheck=\"false\"{Described(name, hint, fault)}>"));

    public static Html Area(string name, string label, string? value, int rows, string? hint = null, string? fault = null) =>
        // The line feed behind the tag is taken away by the browser, so that one at the beginning of the text is not.
        Wrap(name, label, hint, fault, Html.Of($"<textarea id=\"{name}\" name=\"{name}\" rows=\"{rows}\" spellcheck=\"false\"{Described(name, hint, fault)}>\n{value}</textarea>"));

    public static Html Choice(string name, string label, string? value, IEnumerable<(string Value, string Words)> choices, string? hint = null, string? fault = null, string? id = null) =>
        Wrap(id ?? name, label, hint, fault, Html.Of($"<select id=\"{id ?? name}\" name=\"{name}\"{Described(id ?? name, hint, fault)}>{Options(value, choices)}</select>"));

    /// <summary>A field in a table, whose label only who cannot see the column needs.</summary>
    public static Html InCell(string name, string label, string? value) =>
        Html.Of($"<input name=\"{name}\" value=\"{value}\" aria-label=\"{label}\" autocomplete=\"off\" spellcheck=\"false\">");

    public static Html ChoiceInCell(string name, string label, string? value, IEnumerable<(string Value, string Words)> choices) =>
        Html.Of($"<select name=\"{name}\" aria-label=\"{label}\">{Options(value, choices)}</select>");

    /// <summary>Something that the form sends along, such as the version that it was made of.</summary>
    public static Html Hidden(string name, string value) => Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    private static Html Options(string? value, IEnumerable<(string Value, string Words)> choices) =>
        Html.Join(choices.Select(choice => Html.Of($"<option value=\"{choice.Value}\"{(choice.Value == (value ?? "") ? Html.Of($" selected") : null)}>{choice.Words}</option>")));

    private static Html Wrap(string name, string label, string? hint, string? fault, Html field) => Html.Of($"""
        <div class="field{(fault is null ? null : Html.Of($" wrong"))}">
          <label for="{name}">{label}</label>
          {field}
          {(hint is null ? null : Html.Of($"<p class=\"hint\" id=\"{name}-hint\">{hint}</p>"))}
          {(fault is null ? null : Html.Of($"<p class=\"fault\" id=\"{name}-fault\">{fault}</p>"))}
        </div>
        """);

    private static Html Described(string name, string? hint, string? fault) => (hint, fault) switch
    {
        (null, null) => Html.None,
        (_, null) => Html.Of($" aria-describedby=\"{name}-hint\""),
        (null, _) => Html.Of($" aria-invalid=\"true\" aria-describedby=\"{name}-fault\""),
        _ => Html.Of($" aria-invalid=\"true\" aria-describedby=\"{name}-hint {name}-fault\""),
    };
}
