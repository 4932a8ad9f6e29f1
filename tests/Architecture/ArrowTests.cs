using NetArchTest.Rules;
using Xunit;

namespace ChatAgency.Architecture;

public sealed class ArrowTests
{
    public static TheoryData<string> SourceProjects => [.. Built.Names];

    /// <summary>What code of a project may not touch, whatever its project file says.</summary>
    public static TheoryData<string, string[]> Strangers => new()
    {
        { "Core", ["Microsoft.AspNetCore", "System.Net.Http", "Microsoft.Extensions.AI", "OpenAI", "Azure", "Microsoft.Data", "Orleans.Runtime", "Orleans.Hosting", "OpenTelemetry"] },
        { "Grains.Interfaces", ["Microsoft.AspNetCore", "System.Net.Http", "Microsoft.Extensions.AI", "OpenAI", "Azure", "Microsoft.Data", "Orleans.Hosting"] },
        { "Grains", ["Microsoft.AspNetCore", "System.Net.Http", "System.Net.Sockets", "OpenAI", "Azure", "Microsoft.Data", "ChatAgency.Slack", "ChatAgency.Models", "ChatAgency.Storage"] },
        { "Models", ["ChatAgency.Grains", "ChatAgency.Slack", "Orleans.Runtime", "Orleans.Hosting"] },
        { "Slack", ["ChatAgency.Models", "ChatAgency.Storage", "Microsoft.Extensions.AI", "OpenAI", "Azure"] },
        { "Storage", ["ChatAgency.Slack", "ChatAgency.Models", "Microsoft.Extensions.AI", "OpenAI"] },
        { "Hosting", ["ChatAgency.Slack", "ChatAgency.Models", "ChatAgency.Storage"] },
        { "Console", ["ChatAgency.Grains.Operating", "ChatAgency.Models", "ChatAgency.Storage", "Microsoft.Extensions.AI", "OpenAI", "Azure", "Microsoft.Data"] },
        { "Gateway", ["ChatAgency.Models", "ChatAgency.Storage", "Microsoft.Extensions.AI", "OpenAI", "Azure", "Microsoft.Data"] },
    };

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Project_files_follow_the_arrows(string project)
    {
        var references = Repository.Projects.Single(found => found.IsSource && found.Name == project).Projects;

        Assert.True(Arrows.Allowed.TryGetValue(project, out var allowed), $"{project} has no arrows yet: enter it in {nameof(Arrows)}.");
        Verdict.None(references.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Assemblies_follow_the_arrows(string project)
    {
        Verdict.None(Built.Uses(project).Except(Arrows.Allowed[project]));
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Code_keeps_to_its_own_matters(string project, string[] strangers)
    {
        var result = Types.InAssembly(Built.Load(project)).ShouldNot().HaveDependencyOnAny(strangers).GetResult();

        Verdict.None(result.FailingTypeNames ?? []);
    }

    [Fact]
    public void The_rules_see_what_code_touches()
    {
        var result = Types.InAssembly(Built.Load("Grains.Interfaces")).ShouldNot().HaveDependencyOnAny("ChatAgency.Core").GetResult();

        Assert.Contains("ChatAgency.Grains.Interfaces.Conversations.IConversationGrain", result.FailingTypeNames);
    }

    [Fact]
    public void The_conversation_needs_no_framework_and_no_vendor()
    {
        var core = Repository.Projects.Single(static project => project is { IsSource: true, Name: "Core" });

        Assert.False(core.IsWeb);
        Verdict.None(core.Frameworks);
        Assert.All(core.Packages, static package => Assert.StartsWith("Microsoft.Orleans.Serialization", package.Replace("CodeGenerator", "Serialization", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_in_src_refers_to_tests()
    {
        var tests = Repository.Projects.Where(static project => !project.IsSource).Select(static project => project.Name).ToHashSet();

        Assert.DoesNotContain(Repository.Projects.Where(static project => project.IsSource).SelectMany(static project => project.Projects), tests.Contains);
    }
}
