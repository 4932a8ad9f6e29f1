namespace ChatAgency.Chaos.Breaking;

/// <summary>What is broken for all right now.</summary>
internal sealed class Weather
{
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public void Begin(string kind)
    {
        lock (_broken) _broken.Add(kind);
    }

    public void End(string kind)
    {
        lock (_broken) _broken.Remove(kind);
    }

    public bool Is(string kind)
    {
        lock (_broken) return _broken.Contains(kind);
    }
}
