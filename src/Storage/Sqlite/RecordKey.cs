namespace ChatAgency.Storage.Sqlite;

/// <summary>What a record is found by: the state's name and the grain's id as text (<c>type/key</c>).</summary>
internal readonly record struct RecordKey(string StateName, string GrainId);
