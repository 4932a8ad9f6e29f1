using System.Text.Json;
using System.Text.Json.Serialization;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>Which turn an entry is of, and how late it is.</summary>
/// <param name="Turn">A hash of the turn's name. Of 25,000 turns two are alike once in some ten thousand million shares: a word of one is then not counted.</param>
/// <param name="Revision">See <see cref="RegisterEntry.Revision"/>.</param>
[JsonConverter(typeof(Json))]
internal readonly record struct TurnMark(ulong Turn, long Revision)
{
    public static TurnMark Of(RegisterEntry entry) => new(FacetFilter.Hash(Facets.OfTurn(entry)), entry.Revision);

    /// <summary>Two numbers: there are as many of them as turns.</summary>
    internal sealed class Json : JsonConverter<TurnMark>
    {
        public override TurnMark Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || !reader.TryGetUInt64(out var turn) || !reader.Read() || !reader.TryGetInt64(out var revision) || !reader.Read())
            {
                throw new JsonException("A turn's mark is two numbers.");
            }

            return new TurnMark(turn, revision);
        }

        public override void Write(Utf8JsonWriter writer, TurnMark value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Turn);
            writer.WriteNumberValue(value.Revision);
            writer.WriteEndArray();
        }
    }
}
