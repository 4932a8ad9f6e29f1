using System.Collections.Concurrent;
using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.Choosing;

/// <summary>Readiness rests on a write that was really made, and asking for it often costs the store little.</summary>
public sealed class StoreProbeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly StoreProbe _probe;
    private Func<Task> _write = static () => Task.CompletedTask;

    public StoreProbeTests() => _probe = new StoreProbe(new Store(this), _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_takes_a_write_is_asked_once_in_half_a_minute()
    {
        for (var i = 0; i < 20; i++) Assert.Null(await _probe.FaultAsync(Token));
        Assert.Equal(["read", "write"], _calls);

        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await _probe.FaultAsync(Token));
        Assert.Equal(["read", "write", "read", "write"], _calls);
    }

    [Fact]
    public async Task One_that_can_be_read_and_not_written_fails_without_its_words_until_it_takes_a_write_again()
    {
        _write = static () => throw new IOException("Password=secret");
        Assert.Equal("a trial write failed (IOException)", await _probe.FaultAsync(Token));
        _write = static () => Task.CompletedTask;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await _probe.FaultAsync(Token));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await _probe.FaultAsync(Token));
    }

    [Fact]
    public async Task Another_silos_write_in_between_is_a_store_that_works()
    {
        _write = static () => throw new InconsistentStateException("Another writer was here.");
        Assert.Null(await _probe.FaultAsync(Token));
    }

    [Fact]
    public async Task One_that_never_answers_holds_nobody_up_for_more_than_a_second_and_fails_after_five()
    {
        _write = static () => new TaskCompletionSource().Task;
        for (var second = 0; second < 4; second++) Assert.Null(await LookForASecondAsync());
        Assert.Equal(["read", "write"], _calls);

        string? fault;
        do fault = await LookForASecondAsync();
        while (fault is null);
        Assert.Equal("a trial write took too long", fault);
    }

    private Task<string?> LookForASecondAsync()
    {
        var look = _probe.FaultAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(1));
        return look;
    }

    private sealed class Store(StoreProbeTests test) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            test._calls.Enqueue("read");
            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            test._calls.Enqueue("write");
            return test._write();
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
    }
}
