using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Grains.Tests.Operating;

/// <summary>What one process has measured since this was made.</summary>
internal sealed class Meters : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _measured = [];
    private readonly MeterListener _listener = new();

    public Meters(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == factory) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.Start();
    }

    /// <summary>The names of what was measured.</summary>
    public IReadOnlyList<string> Names => Read(static all => all.Select(static one => one.Name).Distinct().ToList());

    /// <summary>The sum of what was added, or recorded, under these labels.</summary>
    public double Sum(string name, params (string Key, string Value)[] labels) =>
        Read(all => all.Where(one => one.Name == name && Has(one.Tags, labels)).Sum(static one => one.Value));

    /// <summary>What a gauge shows now, the sum over its series with these labels.</summary>
    public double Now(string name, params (string Key, string Value)[] labels)
    {
        lock (_gate) _measured.RemoveAll(one => one.Name == name);
        _listener.RecordObservableInstruments();
        return Sum(name, labels);
    }

    public void Dispose() => _listener.Dispose();

    private static bool Has(KeyValuePair<string, object?>[] tags, (string Key, string Value)[] labels) =>
        labels.All(label => tags.Any(tag => tag.Key == label.Key && tag.Value?.ToString() == label.Value));

    private T Read<T>(Func<List<(string Name, double Value, KeyValuePair<string, object?>[] Tags)>, T> look)
    {
        lock (_gate) return look(_measured);
    }

    private void Add(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_gate) _measured.Add((name, value, tags.ToArray()));
    }
}
