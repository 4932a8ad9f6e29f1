using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orleans;

namespace ChatAgency.Core.Auditing;

/// <summary>One record of a chain of the audit. Its hash covers all of it and the hash of the one before: whoever changes one has to change all after it.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.AuditRecord")]
public sealed record AuditRecord
{
    /// <summary>What stands for the hash before a chain's first record.</summary>
    public static readonly string Start = new('0', 64);

    // The form of what is hashed; another form gets another name.
    private const string Form = "chatagency-audit-1";

    /// <summary>The number of the chain.</summary>
    [Id(0)] public required int Chain { get; init; }

    /// <summary>The number of the record in its chain, from 0 without a gap.</summary>
    [Id(1)] public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    [Id(2)] public required AuditEvent Event { get; init; }

    /// <summary><see cref="Hash"/> of the record before; <see cref="Start"/> for none.</summary>
    [Id(3)] public required string Previous { get; init; }

    /// <summary>When it was kept: never before the record in front of it. The event's own time is a moment earlier, or as long as the store was away.</summary>
    [Id(4)] public required DateTimeOffset KeptAt { get; init; }

    /// <summary>SHA-256 of the canonical form (docs/audit.md), in 64 small hexadecimal digits.</summary>
    [Id(5)] public required string Hash { get; init; }

    /// <summary>The record of an event after the one with the given hash.</summary>
    public static AuditRecord After(string previous, int chain, long sequence, DateTimeOffset keptAt, AuditEvent what) =>
        new() { Chain = chain, Sequence = sequence, KeptAt = keptAt, Event = what, Previous = previous, Hash = HashOf(chain, sequence, previous, keptAt, what) };

    /// <summary>What is wrong with this record, as the one that should have this number after the one with the given hash; null where nothing is.</summary>
    public string? Fault(int chain, long sequence, string previous) =>
        Chain != chain ? "it is of another chain"
        : Sequence != sequence ? $"record {sequence.ToString(CultureInfo.InvariantCulture)} should stand in its place"
        : Previous != previous ? "it does not follow the record before it"
        : Hash != HashOf(Chain, Sequence, Previous, KeptAt, Event) ? "it is not what was hashed"
        : null;

    private static string HashOf(int chain, long sequence, string previous, DateTimeOffset keptAt, AuditEvent what)
    {
        var text = new StringBuilder();
        Put(Form);
        Put(chain.ToString(CultureInfo.InvariantCulture));
        Put(sequence.ToString(CultureInfo.InvariantCulture));
        Put(previous);
        Put(Time(keptAt));
        Put(what.Id);
        Put(Time(what.At));
        Put(what.Kind.ToString());
        Put(what.Who);
        Put(what.Workspace);
        Put(what.Conversation);
        Put(what.Subject);
        Put(what.Outcome);
        foreach (var detail in what.Details)
        {
            Put(detail.Key);
            Put(detail.Value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

        // The length in front: nothing can be moved from one member into the next.
        void Put(string value) => text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value)}:{value}\n");
    }
}
