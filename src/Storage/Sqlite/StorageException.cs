namespace ChatAgency.Storage.Sqlite;

/// <summary>
/// The record store cannot be opened, read or written. The message is for operators: it names the file, the setting and
/// what to do, and never a record. A write that ended in it may yet be found done after a crash; read again before judging.
/// </summary>
/// <param name="message">What failed and what helps.</param>
/// <param name="cause">What SQLite said.</param>
public sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
