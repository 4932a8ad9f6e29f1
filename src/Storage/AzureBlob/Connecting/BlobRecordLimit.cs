namespace ChatAgency.Storage.AzureBlob.Connecting;

/// <summary>
/// How long one read, write or clearing may take with all its repetitions: 5 seconds. Slack is answered 503 after 2.5
/// seconds whatever the store does; a shorter limit would give up writes that land.
/// </summary>
internal static class BlobRecordLimit
{
    internal static readonly TimeSpan Value = TimeSpan.FromSeconds(5);
}
