using System.Text;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>Breaks a body where its form has joints.</summary>
internal static class BodyMutation
{
    public static byte[] Of(Seed seed, Dice dice) => seed.Kind switch
    {
        BodyKind.Json => Json(Encoding.UTF8.GetBytes(seed.Body), dice),
        BodyKind.PayloadForm => Payload(seed.Body, dice),
        BodyKind.Form => Encoding.UTF8.GetBytes(Form(seed.Body, dice)),
        _ => [],
    };

    /// <summary>The body as the seed has it.</summary>
    public static byte[] Whole(Seed seed) => Encoding.UTF8.GetBytes(seed.Kind == BodyKind.PayloadForm ? $"payload={Uri.EscapeDataString(seed.Body)}" : seed.Body);

    private static byte[] Json(byte[] json, Dice dice)
    {
        // Mostly one change: after several hardly anything is left to be understood.
        for (var changes = dice.OneIn(4) ? 3 : 1; changes > 0; changes--)
        {
            if (json.Length == 0 || dice.OneIn(12)) return Broken(json, dice);
            try
            {
                json = Changed(json, dice);
            }
            catch (System.Text.Json.JsonException)
            {
                break;
            }
        }

        return json;
    }

    private static byte[] Changed(byte[] json, Dice dice)
    {
        var spans = JsonSpans.Of(json);
        var member = spans.Members.Count == 0 ? spans.Values[0] : dice.Of(spans.Members);
        return dice.Below(6) switch
        {
            0 => Replaced(json, member, []),
            1 => Replaced(json, member, [.. json[member], (byte)',', .. json[member]]),
            2 => Replaced(json, member, [.. json[member], (byte)',', .. "\"extra\":"u8, .. dice.Of(Nasty.Json)]),
            3 => Replaced(json, dice.Of(spans.Values), json[dice.Of(spans.Values)]),
            _ => Replaced(json, dice.Of(spans.Values), dice.Of(Nasty.Json)),
        };
    }

    private static byte[] Broken(byte[] json, Dice dice) => dice.Below(6) switch
    {
        0 => json[..dice.Below(json.Length + 1)],
        1 => [.. json, .. json],
        2 => [0xEF, 0xBB, 0xBF, .. json],
        3 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(json)),
        4 => [],
        _ => Flipped(json, dice),
    };

    private static byte[] Flipped(byte[] bytes, Dice dice)
    {
        if (bytes.Length == 0) return bytes;
        byte[] changed = [.. bytes];
        changed[dice.Below(changed.Length)] = dice.Byte();
        return changed;
    }

    private static byte[] Payload(string json, Dice dice)
    {
        if (dice.OneIn(10)) return Encoding.UTF8.GetBytes(Form($"payload={Uri.EscapeDataString(json)}", dice));
        var escaped = new StringBuilder("payload=");
        foreach (var one in Json(Encoding.UTF8.GetBytes(json), dice)) escaped.Append(char.IsAsciiLetterOrDigit((char)one) ? ((char)one).ToString() : $"%{one:X2}");
        return Encoding.ASCII.GetBytes(escaped.ToString());
    }

    private static string Form(string form, Dice dice)
    {
        var fields = form.Split('&').ToList();
        var at = dice.Below(fields.Count);
        var name = fields[at].Split('=')[0];
        switch (dice.Below(7))
        {
            case 0: fields.RemoveAt(at); break;
            case 1: fields.Add(fields[at]); break;
            case 2: fields.Add($"{name}={dice.Of(Nasty.Escaped)}"); break;
            case 3: fields.Add($"{dice.Of(Nasty.Escaped)}={dice.Of(Nasty.Escaped)}"); break;
            case 4: return string.Join('&', Enumerable.Repeat("a=b", 2_000));
            default: fields[at] = $"{name}={dice.Of(Nasty.Escaped)}"; break;
        }

        return string.Join('&', fields);
    }

    private static byte[] Replaced(byte[] json, Range where, ReadOnlySpan<byte> by)
    {
        var (offset, length) = where.GetOffsetAndLength(json.Length);
        return [.. json.AsSpan(0, offset), .. by, .. json.AsSpan(offset + length)];
    }
}
