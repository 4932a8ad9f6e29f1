namespace ChatAgency.Storage.Sqlite.Writing;

internal enum ChangeKind
{
    Write,
    Delete,

    /// <summary>Clear, and leave an empty record behind.</summary>
    Blank,
}
