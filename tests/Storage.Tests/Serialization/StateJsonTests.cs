using System.Collections.Immutable;
using System.Text.Json;
using ChatAgency.Storage.Serialization;
using Xunit;

namespace ChatAgency.Storage.Tests.Serialization;

public sealed class StateJsonTests
{
    private static readonly JsonSerializerOptions Json = Configured();

    private enum Stage
    {
        None,
        Done = 7,
    }

    [Fact]
    public void A_record_of_an_older_version_can_be_read_and_written()
    {
        var state = JsonSerializer.Deserialize<Later>("""{"Name":"a","Gone":{"x":[1]}}""", Json)!;

        Assert.True(state.Added.IsDefault);
        Assert.Equal("""{"Name":"a","Stage":0,"Kept":true}""", JsonSerializer.Serialize(state, Json));
    }

    [Fact]
    public void What_was_set_to_a_default_comes_back_as_that()
    {
        var state = new Later("a") { Added = [], Kept = false, Stage = Stage.Done };
        var text = JsonSerializer.Serialize(state, Json);

        Assert.Equal("""{"Name":"a","Added":[],"Stage":7,"Kept":false}""", text);
        Assert.Equal((false, Stage.Done, 0), JsonSerializer.Deserialize<Later>(text, Json) is { } read ? (read.Kept, read.Stage, read.Added.Length) : default);
    }

    private static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions();
        StateJson.Configure(options);
        return options;
    }

    private sealed record Later(string Name)
    {
        public ImmutableArray<string> Added { get; init; }

        public Stage Stage { get; init; }

        public bool Kept { get; init; } = true;

        public string? Note { get; init; }
    }
}
