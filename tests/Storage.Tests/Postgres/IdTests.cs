using ChatAgency.Storage.Tests.Conformance;
using Xunit;

namespace ChatAgency.Storage.Tests.Postgres;

/// <summary>Ids that Orleans' ADO.NET storage would take for one another.</summary>
public sealed class IdTests(PostgresSilo silo) : Case(silo)
{
    [Theory]
    [InlineData("ab", "AB")]
    [InlineData("1", "01")]
    [InlineData("0f8fad5bd9cb469fa16570867728950e", "0F8FAD5BD9CB469FA16570867728950E")]
    public async Task Keys_that_read_as_one_number_are_two_records(string one, string other)
    {
        var state = $"s{Guid.NewGuid():N}";
        await Written(GrainId.Create("note-grain", one), one, state);
        Assert.False((await Read(GrainId.Create("note-grain", other), state)).RecordExists);
        await Written(GrainId.Create("note-grain", other), other, state);
        Assert.Equal(one, (await Read(GrainId.Create("note-grain", one), state)).State!.Text);
    }

    [Fact]
    public async Task Grains_of_two_types_with_one_key_are_two_records()
    {
        var state = $"s{Guid.NewGuid():N}";
        await Written(GrainId.Create("first", "key"), "first", state);
        Assert.False((await Read(GrainId.Create("second", "key"), state)).RecordExists);
    }
}
