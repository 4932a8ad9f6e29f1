namespace ChatAgency.Storage;

/// <summary>
/// The record store cannot be opened, read or written. The message is for operators: it names the store, the setting and
/// what to do, and never a record or a secret. A write that ended in it may yet be found done; read again before judging.
/// </summary>
/// <param name="message">What failed and what helps.</param>
/// <param name="cause">What the store's client said; left out where its words could hold a secret.</param>
public sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
