using ChatAgency.Models.Breaking;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Models.Tests.Breaking;

public sealed class MonotonicTimeTests
{
    [Fact]
    public void It_goes_on_when_the_wall_clock_is_set_back()
    {
        var time = new FakeTimeProvider();
        var wall = new Wall(time);
        var monotonic = new MonotonicTime(wall);
        var start = monotonic.GetUtcNow();

        wall.Offset = TimeSpan.FromHours(-1);
        time.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(TimeSpan.FromSeconds(11), monotonic.GetUtcNow() - start);
    }

    private sealed class Wall(FakeTimeProvider inner) : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

        public override long GetTimestamp() => inner.GetTimestamp();
    }
}
