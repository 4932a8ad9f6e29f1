using System.Diagnostics.Metrics;
using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Timing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Storage.Tests;

/// <summary>What is shown of a store.</summary>
internal static class Gauge
{
    /// <summary>What this gauge shows now.</summary>
    public static int Of(string name, StorageMonitor monitor)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var (factory, shown) = (services.GetRequiredService<IMeterFactory>(), -1);
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == name && instrument.Meter.Scope == factory) listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => shown = value);
        listener.Start();
        _ = new StorageMetrics(factory, monitor);
        listener.RecordObservableInstruments();
        return shown;
    }
}
