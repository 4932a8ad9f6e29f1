using ChatAgency.Storage.Schema;

namespace ChatAgency.Tool.Schemas;

/// <summary>A database that the settings name.</summary>
/// <param name="Setting">The setting that names it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Look">How far its tables have come.</param>
/// <param name="Apply">Makes or completes them, and gives what was there before.</param>
internal sealed record Database(string Setting, string Kind, Func<SchemaState> Look, Func<SchemaState> Apply);
