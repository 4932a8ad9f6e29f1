using System.Globalization;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>The keys of the register's shares. No slash is in them: what is before one is a workspace's, with a key of its own to encrypt by.</summary>
internal static class RegisterKey
{
    private const string Form = "yyyy-MM-dd";

    public static string Of(DateOnly day, int shard) => string.Create(CultureInfo.InvariantCulture, $"{day.ToString(Form, CultureInfo.InvariantCulture)}.{shard}");

    /// <summary>The share of each day that a conversation is in.</summary>
    public static int ShardOf(string conversation) => (int)(FacetFilter.Hash(conversation) % IRegisterGrain.Shards);

    public static DateOnly DayOf(string key) =>
        key.Split('.') is [var day, var shard] && DateOnly.TryParseExact(day, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && int.TryParse(shard, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < IRegisterGrain.Shards
            ? date
            : throw new ArgumentException("The key of a register grain is a day and a shard.");
}
