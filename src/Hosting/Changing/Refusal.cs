using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Configuration.Pages;

namespace ChatAgency.Hosting.Changing;

/// <summary>Why a setting is not changed while the agency runs, and what to do instead.</summary>
internal static class Refusal
{
    public const string Unknown = "there is no setting of this name";

    /// <summary>The reason; null where it may be changed.</summary>
    public static string? Of(SettingRow row)
    {
        if (row.IsSecret) return $"it is a secret, and none is kept in the store: set {PlainNames.Shown(row.Key)} for each host, or its file, and start the hosts anew, one after another";
        return ChangeableSettings.Has(row.Key) ? null : $"it is read once, when a host starts: set {PlainNames.Shown(row.Key)} for each host, and start the hosts anew, one after another";
    }

    /// <summary>Why this value cannot be had under this key; null where it can. What it means is for the options' own validators.</summary>
    public static string? Of(SettingRow row, string key, string value)
    {
        if (Of(row) is { } reason) return reason;
        if (!row.IsMany || !key.Equals(row.Key, StringComparison.OrdinalIgnoreCase)) return null;
        if (!row.IsList) return $"it is a table: name one entry of it, {row.Key}:name";
        return row.IsListOfTexts || value.Length == 0 ? null : $"its elements have several parts: name each, as {row.Key}:0:part; empty for none";
    }
}
