namespace ChatAgency.Storage.Encrypting.Keys;

/// <summary>A data key that is no more, as stored.</summary>
/// <param name="Id">Its name, which no other key ever gets.</param>
/// <param name="At">When it was destroyed.</param>
internal sealed record DestroyedKey(string Id, DateTimeOffset At);
