namespace ChatAgency.Grains.Prompts;

/// <summary>Fills one prompt's budget. As long as the texts' bytes alone fit, nothing is counted.</summary>
internal sealed class Meter(TokenBudget tokens, int budget)
{
    private readonly List<string> _taken = [];
    private int _fixed;
    private int _bytes;
    private int _counted;
    private bool _counting;

    /// <summary>What is left, counted exactly.</summary>
    public int Left
    {
        get
        {
            Count();
            return budget - _fixed - _counted;
        }
    }

    /// <summary>Takes what has to be in the prompt whether it fits or not.</summary>
    public void Take(string text, int extra) => Add(text, extra);

    /// <summary>Takes both texts, or neither where they do not fit.</summary>
    public bool TryTake(string one, string other, int extra)
    {
        if (!_counting && _fixed + extra + _bytes + TokenBudget.AtMost(one) + TokenBudget.AtMost(other) > budget) Count();
        if (_counting && _fixed + extra + _counted + tokens.Count(one) + tokens.Count(other) > budget) return false;
        Add(one, extra);
        Add(other, 0);
        return true;
    }

    private void Add(string text, int extra)
    {
        _fixed += extra;
        if (_counting)
        {
            _counted += tokens.Count(text);
            return;
        }

        _taken.Add(text);
        _bytes += TokenBudget.AtMost(text);
    }

    private void Count()
    {
        if (_counting) return;
        _counting = true;
        foreach (var text in _taken) _counted += tokens.Count(text);
        _taken.Clear();
    }
}
