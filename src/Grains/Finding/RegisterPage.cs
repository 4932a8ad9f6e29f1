using System.Collections.Immutable;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>A page of a share of the register, as stored: the one that grows, or a full one.</summary>
internal sealed record RegisterPage
{
    /// <summary>How many entries a full page has.</summary>
    public const int Full = 64;

    /// <summary>Its number, from 0.</summary>
    public int Number { get; init; }

    /// <summary>One a turn, in the order in which they came.</summary>
    public ImmutableArray<RegisterEntry> Entries { get; init; } = [];

    /// <summary>What was forgotten of late; only the page that grows has it.</summary>
    public ImmutableArray<Forgotten> Forgotten { get; init; } = [];

    /// <summary>The page with an entry in the place of an older one of its turn, or as its last.</summary>
    public RegisterPage With(RegisterEntry entry)
    {
        for (var i = 0; i < Entries.Length; i++)
        {
            if (Entries[i].Turn != entry.Turn || Entries[i].Conversation != entry.Conversation) continue;
            return Entries[i].Revision > entry.Revision ? this : this with { Entries = Entries.SetItem(i, entry) };
        }

        return this with { Entries = Entries.Add(entry) };
    }

    /// <summary>True where this has the turn, so that another entry of it takes no more room.</summary>
    public bool Has(RegisterEntry entry) => Entries.Any(one => one.Turn == entry.Turn && one.Conversation == entry.Conversation);
}
