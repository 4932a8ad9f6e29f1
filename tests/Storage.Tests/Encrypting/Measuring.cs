using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ChatAgency.Storage.Encrypting.Sealing;
using ChatAgency.Storage.Tests.Conformance;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>Prints what sealing and opening a record costs, beside writing and reading it as JSON.</summary>
internal static class Measuring
{
    internal const string Switch = "--measure-encryption";

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    internal static int Run()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var place = new Place("conversation", GrainId.Create("conversation", "slack/T024BE7LD/C024BE91L:1482960137.003543"));
        Console.WriteLine("record      to JSON     seal        from JSON   open        bytes more");
        foreach (var kibibytes in new[] { 2, 8, 64 })
        {
            var note = new Note { Text = string.Concat(Enumerable.Repeat("The quick brown fox asks. ", kibibytes * 1024 / 26)) };
            var plain = JsonSerializer.SerializeToUtf8Bytes(note);
            var stored = Envelope.Close(KeyId.New(), key, place, plain);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{kibibytes,3} KiB  {Of(() => JsonSerializer.SerializeToUtf8Bytes(note)),9:0.0} us{Of(() => Envelope.Close(new KeyId(1), key, place, plain)),9:0.0} us{Of(() => JsonSerializer.Deserialize<Note>(plain)),9:0.0} us{Of(() => Envelope.Open(key, place, stored)),9:0.0} us{stored.Length - plain.Length,10}"));
        }

        return 0;
    }

    private static double Of(Action work)
    {
        for (var i = 0; i < 2_000; i++) work();
        var times = 0;
        var begun = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(begun) < Long; times++) work();
        return Stopwatch.GetElapsedTime(begun).TotalMicroseconds / times;
    }
}
