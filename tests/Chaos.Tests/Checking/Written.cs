using System.Globalization;
using ChatAgency.Chaos.Checking;
using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Tests.Checking;

/// <summary>A history written by hand, a fact after the other; it begins and ends as a run does.</summary>
internal sealed class Written
{
    private readonly List<Fact> _facts = [new Fact { What = Facts.Run, Id = 7, Detail = "by hand" }];
    private double _now = 1;

    /// <summary>Time goes by.</summary>
    public Written After(double seconds)
    {
        _now += seconds;
        return this;
    }

    public Written Add(Fact fact)
    {
        _facts.Add(fact with { At = _now });
        _now += 0.01;
        return this;
    }

    /// <summary>A question is asked, told and acknowledged.</summary>
    public Written Ask(string tag, string ts, string expect = Expected.Reply, bool acknowledged = true, string thread = "1.0")
    {
        Add(new Fact { What = Facts.Asked, Tag = tag, Channel = "C1", Thread = thread, Ts = ts, Answer = Begin(tag), Last = Last(tag), Expect = expect });
        return Tell(tag, acknowledged ? 200 : null);
    }

    public Written Tell(string tag, int? status, string method = "message") => Add(new Fact { What = Facts.Told, Tag = tag, Method = method, Status = status, Took = 0 });

    public Written Think(string tag, string process = "local", string? trouble = null) =>
        Add(new Fact { What = Facts.ModelBegin, Tag = tag, Channel = "C1", Process = process, Detail = trouble });

    /// <summary>A bot's message shows this.</summary>
    public Written Show(string ts, string text, string? marker = null, string thread = "1.0") =>
        Add(new Fact { What = Facts.Shown, Channel = "C1", Thread = thread, Ts = ts, Bot = true, Text = text, Marker = marker ?? "m" + ts });

    public Written Working(string ts, string? marker = null) => Show(ts, "Working on it…", marker);

    public Written Answer(string ts, string tag) => Show(ts, Whole(tag));

    public Written Gone(string ts) => Add(new Fact { What = Facts.Shown, Channel = "C1", Thread = "1.0", Ts = ts, Bot = true, Gone = true });

    public Written Kill(string process = "local") => Add(new Fact { What = Facts.Kill, Process = process, Fault = "F04" }).Add(new Fact { What = Facts.Exit, Process = process });

    public Written Back(string process = "local") => Add(new Fact { What = Facts.Start, Process = process }).Add(new Fact { What = Facts.Ready, Process = process });

    public Verdict Judged()
    {
        var end = new Fact { What = Facts.End, At = _now };
        return Judge.Of(new Story([.. _facts, end]));
    }

    public static string Whole(string tag) => $"{Begin(tag)} all of it {Last(tag)}";

    public static string Begin(string tag) => $"[a:{Hex(tag)}]";

    public static string Last(string tag) => $"[z:{Hex(tag)}]";

    private static string Hex(string tag) => string.Concat(tag.Select(static letter => ((int)letter).ToString("x2", CultureInfo.InvariantCulture)));
}
