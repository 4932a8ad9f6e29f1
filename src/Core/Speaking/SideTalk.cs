using ChatAgency.Core.Conversations;

namespace ChatAgency.Core.Speaking;

/// <summary>
/// Whether people of a thread talk to each other at the moment: one mentions another, that one replies, and from then on it
/// is an exchange until either speaks to the agency or ten minutes have passed without a word. Not stored: at worst one
/// message more is answered.
/// </summary>
public sealed class SideTalk
{
    private const int MostOthers = 20;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private PersonId first;
    private IReadOnlyList<string> others = [];
    private bool isReplied;
    private DateTimeOffset lastAt;

    /// <summary>Somebody spoke to the agency: whatever was between people is over.</summary>
    public void End() => others = [];

    /// <summary>Takes note of a message that mentions others and not the agency.</summary>
    public void Address(PersonId from, IReadOnlyList<string> to, DateTimeOffset now)
    {
        var goesOn = IsOn(now) && ((isReplied && from == first) || others.Contains(from.Value));
        if (!goesOn) (first, others, isReplied) = (from, to, false);
        else if (from == first) others = [.. others.Union(to).Take(MostOthers)];
        else isReplied = true;
        lastAt = now;
    }

    /// <summary>True where a message without any mention goes on with an exchange between others; it is taken note of.</summary>
    public bool GoesOn(PersonId from, DateTimeOffset now)
    {
        if (!IsOn(now)) return false;
        var isOther = from != first && others.Contains(from.Value);
        if (!isOther && !(isReplied && from == first)) return false;
        isReplied |= isOther;
        lastAt = now;
        return true;
    }

    private bool IsOn(DateTimeOffset now) => others.Count > 0 && now - lastAt <= Lasts;
}
