using ChatAgency.Grains.Agents;
using Xunit;

namespace ChatAgency.Grains.Tests.Agents;

public sealed class ProfileFileTests
{
    private const string Good = "---\nname: Legal\ndescription: Reads contracts.\ntemperature: 0.2\nmax_output_tokens: 900\nexamples:\n  - May I?\n---\n\nYou read contracts.\n\n--- \nNot settings.\n";

    [Fact]
    public void The_four_built_in_agents_can_be_read()
    {
        var all = AgentRoster.BuiltIn().All;

        Assert.Equal(["Code", "Creative", "General", "Technical"], all.Select(static agent => agent.Name.Value));
        Assert.All(all, static agent =>
        {
            Assert.InRange(agent.Instructions.Length, 500, 4_000);
            Assert.NotEmpty(agent.Description);
            Assert.NotEmpty(agent.Examples);
            Assert.NotNull(agent.Temperature);
        });
    }

    [Fact]
    public void Settings_and_instructions_are_read()
    {
        var profile = ProfileFile.Parse("legal.md", Good.ReplaceLineEndings("\r\n"));

        Assert.Equal(("Legal", "Reads contracts.", 0.2f, 900), (profile.Name.Value, profile.Description, profile.Temperature, profile.MaxOutputTokens));
        Assert.Equal(["May I?"], profile.Examples);
        Assert.StartsWith("You read contracts.", profile.Instructions, StringComparison.Ordinal);
        Assert.EndsWith("Not settings.", profile.Instructions, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: Legal", 1, "begins")]
    [InlineData("---\nname: Legal", 2, "second line")]
    [InlineData("---\nname: Legal\ncolour: red\n---\ntext", 3, "colour")]
    [InlineData("---\nname: Legal\nname: Other\n---\ntext", 3, "name")]
    [InlineData("---\nname: Legal\ndescription: d\ntemperature: warm\n---\ntext", 4, "warm")]
    [InlineData("---\nname: [\n---\ntext", 2, "")]
    [InlineData("---\nname: a|b\ndescription: d\n---\ntext", 2, "name")]
    [InlineData("---\ndescription: d\n---\ntext", 3, "name")]
    [InlineData("---\nname: Legal\n---\ntext", 3, "description")]
    [InlineData("---\nname: Legal\ndescription: d\ntemperature: 3\n---\ntext", 4, "temperature")]
    [InlineData("---\nname: Legal\ndescription: d\nmax_output_tokens: 0\n---\ntext", 4, "max_output_tokens")]
    [InlineData("---\nname: Legal\ndescription: d\ntemperature: .nan\n---\ntext", 4, "temperature")]
    [InlineData("---\nname: Legal\ndescription: d\nexamples:\n---\ntext", 4, "examples")]
    [InlineData("---\nname: Legal\ndescription: d\ntools: [a, '']\n---\ntext", 4, "tools")]
    [InlineData("---\nname: Legal\ndescription: d\n---\n \n", 4, "instructions")]
    public void A_fault_is_named_with_its_line(string text, int line, string problem)
    {
        var fault = Assert.Throws<ProfileFault>(() => ProfileFile.Parse("legal.md", text));

        Assert.Equal(line, fault.Line);
        Assert.StartsWith($"legal.md:{line}: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var fault = Assert.Throws<ProfileFault>(static () => ProfileFile.Parse("legal.md", "---\ntemperature: 9\nname: '?'\n---\ntext"));

        Assert.Equal(["legal.md:3: name", "legal.md:4: description", "legal.md:2: temperature"], fault.All.Select(static one => string.Join(' ', one.Split(' ').Take(2))));
    }

    [Fact]
    public void The_same_text_has_the_same_hash_whatever_its_line_ends()
    {
        Assert.Equal(ProfileFile.Parse("a.md", Good).Hash, ProfileFile.Parse("b.md", Good.ReplaceLineEndings("\r\n") + "\r\n").Hash);
        Assert.NotEqual(ProfileFile.Parse("a.md", Good).Hash, ProfileFile.Parse("a.md", Good + "More.").Hash);
    }

    [Fact]
    public void A_roster_needs_General_and_no_name_twice()
    {
        var legal = ProfileFile.Parse("legal.md", Good);

        Assert.Throws<ArgumentException>(() => new AgentRoster([legal]));
        Assert.Throws<ArgumentException>(() => new AgentRoster([.. AgentRoster.BuiltIn().All, legal, legal]));
        Assert.Equal("General", AgentRoster.BuiltIn().FindOrGeneral("Legal").Name.Value);
    }
}
