using ChatAgency.Simulators.Slack.Calls;

namespace ChatAgency.Simulators.Slack.Faults;

/// <summary>The faults to come. The first rule that fits a call is used for it.</summary>
public sealed class FaultScript
{
    private readonly Lock _lock = new();
    private readonly List<Rule> _rules = [];

    /// <summary>The next call of the method goes wrong; several are used one after another.</summary>
    public void Next(string method, params IEnumerable<Fault> faults)
    {
        foreach (var fault in faults) Add(new Rule(call => call.Method == method, fault, Passes: 0, Uses: 1));
    }

    /// <summary>The n-th call of the method from now on (from 1) goes wrong.</summary>
    public void Nth(string method, int number, Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        Add(new Rule(call => call.Method == method, fault, number - 1, Uses: 1));
    }

    /// <summary>Calls that fit go wrong, this many times.</summary>
    public void When(Func<IncomingCall, bool> fits, Fault fault, int uses = int.MaxValue) => Add(new Rule(fits, fault, Passes: 0, uses));

    /// <summary>Every call of the method goes wrong until <see cref="Clear"/>.</summary>
    public void Always(string method, Fault fault) => When(call => call.Method == method, fault);

    /// <summary>Every call that fits is judged on its own: for seeded chaos. Null is no fault.</summary>
    public void Draw(Func<IncomingCall, Fault?> draw) => Add(new Rule(_ => true, Fault: null, Passes: 0, int.MaxValue) { Draw = draw });

    /// <summary>No more faults.</summary>
    public void Clear()
    {
        lock (_lock) _rules.Clear();
    }

    internal Fault? Take(IncomingCall call)
    {
        lock (_lock)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                var rule = _rules[i];
                if (!rule.Fits(call)) continue;
                if (rule.Passes > 0)
                {
                    _rules[i] = rule with { Passes = rule.Passes - 1 };
                    continue;
                }

                var fault = rule.Draw is { } draw ? draw(call) : rule.Fault;
                if (fault is null) continue;
                if (rule.Uses == 1) _rules.RemoveAt(i);
                else if (rule.Uses != int.MaxValue) _rules[i] = rule with { Uses = rule.Uses - 1 };
                return fault;
            }

            return null;
        }
    }

    private void Add(Rule rule)
    {
        lock (_lock) _rules.Add(rule);
    }

    private sealed record Rule(Func<IncomingCall, bool> Fits, Fault? Fault, int Passes, int Uses)
    {
        public Func<IncomingCall, Fault?>? Draw { get; init; }
    }
}
