namespace ChatAgency.Gateway.Slack;

/// <summary>The bytes of a request as they came.</summary>
internal static class RawBody
{
    /// <summary>The most that is read: 1 MiB.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>The whole body; null where it is longer than <see cref="MaxLength"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxLength) return null;
        if (request.ContentLength is { } length) return await ExactAsync(request.Body, (int)length, cancellationToken);
        using var gathered = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (gathered.Length + read > MaxLength) return null;
            gathered.Write(buffer, 0, read);
        }

        return gathered.GetBuffer().AsMemory(0, (int)gathered.Length);
    }

    private static async Task<ReadOnlyMemory<byte>?> ExactAsync(Stream body, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        var read = await body.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken);
        return bytes.AsMemory(0, read);
    }
}
