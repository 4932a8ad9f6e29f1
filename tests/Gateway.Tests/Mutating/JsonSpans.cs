using System.Text.Json;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>Where each value and each member of a JSON text begins and ends.</summary>
internal sealed class JsonSpans
{
    private JsonSpans(List<Range> values, List<Range> members) => (Values, Members) = (values, members);

    /// <summary>Every value, whole ones and what is in them.</summary>
    public IReadOnlyList<Range> Values { get; }

    /// <summary>Every member with its name.</summary>
    public IReadOnlyList<Range> Members { get; }

    public static JsonSpans Of(ReadOnlySpan<byte> json)
    {
        var (values, members, open, names) = (new List<Range>(), new List<Range>(), new Stack<int>(), new Stack<int>());
        var reader = new Utf8JsonReader(json);
        var name = -1;
        while (reader.Read())
        {
            var (begin, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = begin;
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(begin);
                    names.Push(name);
                    name = -1;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    (begin, name) = (open.Pop(), names.Pop());
                    break;
            }

            values.Add(begin..end);
            if (name >= 0) members.Add(name..end);
            name = -1;
        }

        return new JsonSpans(values, members);
    }
}
