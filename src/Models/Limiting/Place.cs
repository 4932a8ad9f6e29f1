using ChatAgency.Core.Failures;

namespace ChatAgency.Models.Limiting;

/// <summary>A call's place among those that run at once; given back by disposing.</summary>
internal sealed class Place(AdaptiveLimit limit, int cuts) : IDisposable
{
    private PlaceEnd _end;

    /// <summary>Passes on the next step of the call and notes what its end says of the service.</summary>
    public async ValueTask<bool> WatchAsync(ValueTask<bool> next)
    {
        try
        {
            var more = await next;
            if (!more) _end = PlaceEnd.Answered;
            return more;
        }
        catch (FailureException failure) when (failure.Failure.Kind == FailureKind.ModelBusy)
        {
            _end = PlaceEnd.Busy;
            throw;
        }
    }

    public void Dispose() => limit.Leave(_end, cuts);
}
