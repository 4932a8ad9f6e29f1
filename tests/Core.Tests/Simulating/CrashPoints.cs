using System.Text;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>When a process dies at a step.</summary>
internal enum Moment
{
    /// <summary>Nothing of the step has happened.</summary>
    Before,

    /// <summary>It has had its effect, and its answer never comes.</summary>
    Landed,

    /// <summary>Its result was handed over.</summary>
    After,
}

/// <summary>
/// Every step at which a process can die, made from the types: each event that the engine handles, each effect, each
/// call of the store and of the mark. A new kind is a new row, which nobody visits until the simulation knows it.
/// </summary>
internal sealed class CrashPoints
{
    // These are done within the process, at once: between their effect and their result there is no moment.
    private static readonly Type[] AtOnce = [typeof(Effect.LayOut), typeof(Effect.StopAgent), typeof(Effect.Tell)];

    // Erasing ends the conversation; writing a page is an effect, and stands there.
    private static readonly string[] NoStep = [nameof(IConversationStore.EraseAsync), nameof(IConversationStore.WritePageAsync)];

    private static readonly Dictionary<string, int> Index = [];
    private readonly long[] visits;

    static CrashPoints()
    {
        foreach (var type in Kinds(typeof(ConversationEvent))) Add($"event {type.Name}", Moment.Before, Moment.After);
        foreach (var type in Kinds(typeof(Effect)))
        {
            if (AtOnce.Contains(type)) Add($"effect {type.Name}", Moment.Before, Moment.After);
            else Add($"effect {type.Name}", Moment.Before, Moment.Landed, Moment.After);
        }

        foreach (var port in new[] { typeof(IConversationStore), typeof(IOpenMark) })
        {
            foreach (var call in port.GetMethods().Select(static method => method.Name).Where(name => !NoStep.Contains(name)).Order(StringComparer.Ordinal))
            {
                Add($"{(port == typeof(IOpenMark) ? "mark" : "store")} {call}", Moment.Before, Moment.Landed, Moment.After);
            }
        }
    }

    public CrashPoints() => visits = new long[All.Count];

    public static List<(string Step, Moment Moment)> All { get; } = [];

    /// <summary>The number of a step's first moment.</summary>
    public static int Of(string step) => Index[step];

    public static string Name(int point) => $"{All[point].Step} {All[point].Moment}";

    public long this[int point] => visits[point];

    public void Visit(int point) => visits[point]++;

    public void Add(CrashPoints other)
    {
        for (var i = 0; i < visits.Length; i++) visits[i] += other.visits[i];
    }

    public IEnumerable<string> Unvisited => Enumerable.Range(0, visits.Length).Where(i => visits[i] == 0).Select(Name);

    public string Table()
    {
        var text = new StringBuilder();
        text.AppendLine($"{"deaths at",-30} {"before",10} {"landed",10} {"after",10}");
        foreach (var row in All.Select(static (pair, i) => (pair.Step, pair.Moment, i)).GroupBy(static row => row.Step))
        {
            text.Append($"{row.Key,-30}");
            foreach (var moment in Enum.GetValues<Moment>())
            {
                text.Append($" {row.Where(r => r.Moment == moment).Select(r => $"{visits[r.i]}").FirstOrDefault("-"),10}");
            }

            text.AppendLine();
        }

        return text.Append($"{visits.Count(static n => n > 0)} of {visits.Length} visited").ToString();
    }

    /// <summary>The number of this moment of a step that begins there.</summary>
    public static int At(int step, Moment moment)
    {
        for (var i = step; i < All.Count && All[i].Step == All[step].Step; i++)
        {
            if (All[i].Moment == moment) return i;
        }

        throw new ArgumentException($"{All[step].Step} has no moment {moment}.");
    }

    private static IEnumerable<Type> Kinds(Type type) => type.GetNestedTypes().Where(kind => kind.IsSubclassOf(type)).OrderBy(static kind => kind.Name, StringComparer.Ordinal);

    private static void Add(string step, params Moment[] moments)
    {
        Index[step] = All.Count;
        foreach (var moment in moments) All.Add((step, moment));
    }
}
