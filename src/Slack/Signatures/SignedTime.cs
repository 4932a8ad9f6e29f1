using System.Globalization;

namespace ChatAgency.Slack.Signatures;

/// <summary>The time in a signed request's header: ASCII digits alone, at most 15 of them, as whole Unix seconds.</summary>
internal static class SignedTime
{
    private const int MostDigits = 15;

    public static bool TryParse(string? text, out long seconds)
    {
        seconds = 0;
        return text is { Length: > 0 and <= MostDigits }
            && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
    }
}
