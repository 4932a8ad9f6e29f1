using Xunit;

namespace ChatAgency.Architecture;

/// <summary>What crosses between processes of different versions has a name and numbers that do not move.</summary>
public sealed class WireTests
{
    private static readonly IReadOnlyList<Type> s_grains = Contract.Grains;

    private static readonly IReadOnlyList<Type> s_serialized =
        [.. new[] { "Core", "Grains.Interfaces" }.SelectMany(static name => Built.Load(name).GetTypes()).Where(static type => Wire.Has(type, Wire.GenerateSerializer))];

    [Fact]
    public void Grains_and_their_methods_have_aliases_and_grains_a_version()
    {
        Assert.Contains(s_grains, static grain => grain.Name == "IConversationGrain");
        Assert.All(s_grains, static grain => Assert.True(Wire.VersionOf(grain) > 0, $"{grain} has no [Version]."));
        Assert.All(s_grains, static grain => Assert.NotNull(Wire.AliasOf(grain)));
        Assert.All(s_grains.SelectMany(static grain => grain.GetMethods()), static method => Assert.True(Wire.AliasOf(method) is not null, $"{method.DeclaringType}.{method.Name} has no alias."));
        Assert.All(s_grains, static grain => Assert.Distinct(grain.GetMethods().Select(Wire.AliasOf)));
    }

    [Fact]
    public void What_grains_exchange_is_serialized_by_contract()
    {
        var exchanged = Wire.Reachable(s_grains.SelectMany(static grain => grain.GetMethods()).SelectMany(Wire.Signature)).ToList();

        Assert.NotEmpty(exchanged);
        Assert.Empty(exchanged.Except(s_serialized));
    }

    [Fact]
    public void Serialized_types_have_aliases_of_their_own()
    {
        Assert.NotEmpty(s_serialized);
        Assert.DoesNotContain(s_serialized, static type => Wire.AliasOf(type) is null);
        Assert.Distinct(s_serialized.Concat(s_grains).Select(Wire.AliasOf));
    }

    [Fact]
    public void Every_stored_member_has_a_number_of_its_own()
    {
        foreach (var type in s_serialized)
        {
            Assert.True(Wire.Unnumbered(type).ToList() is [], $"{type} keeps members without [Id]: {string.Join(", ", Wire.Unnumbered(type))}");
            Assert.Distinct(Wire.Numbers(type));
        }
    }
}
