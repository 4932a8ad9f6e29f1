using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace ChatAgency.Deploy.Tests.Releasing;

/// <summary>The workflow, which cannot run here: what it uses, may do and calls.</summary>
public sealed partial class WorkflowTests
{
    private const string Path = ".github/workflows/ci.yaml";
    private static readonly string s_text = Deployed.Read(Path);
    private readonly Workflow _file = Workflow.Read(s_text);

    private IEnumerable<Workflow.Step> Steps => _file.Jobs.Values.SelectMany(static job => job.Steps);

    [Fact]
    public void A_misspelt_field_is_a_fault() => Assert.Throws<YamlException>(static () => Workflow.Read(s_text.Replace("timeout-minutes:", "timeout:", StringComparison.Ordinal)));

    [Fact]
    public void Every_action_is_pinned_to_a_commit_and_says_its_version()
    {
        var uses = s_text.Split('\n').Where(static line => line.Contains("uses:", StringComparison.Ordinal)).ToList();
        Assert.Equal(Steps.Count(static step => step.Uses is not null), uses.Count);
        Assert.All(uses, static line => Assert.Matches(Pinned(), line));
    }

    [Fact]
    public void Nothing_may_more_than_it_must()
    {
        Assert.Empty(_file.Permissions!);
        Assert.Equal(new Dictionary<string, string> { ["contents"] = "read" }, _file.Jobs["test"].Permissions);
        Assert.Equal(new Dictionary<string, string> { ["contents"] = "read", ["packages"] = "write" }, _file.Jobs["images"].Permissions);
        Assert.All(Steps.Where(static step => step.Uses?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true), static step => Assert.Equal("false", step.With!["persist-credentials"]));
        // Whoever opens a pull request brings code of their own: it meets no secret.
        Assert.Equal(["pull_request", "push"], _file.On.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Images_are_published_for_a_tag_whose_tests_passed()
    {
        Assert.Equal(["v*"], _file.On["push"]!["tags"]);
        Assert.Equal(("startsWith(github.ref, 'refs/tags/v')", "test"), (_file.Jobs["images"].If, _file.Jobs["images"].Needs));
        Assert.All(_file.Jobs.Values, static job => Assert.InRange(job.TimeoutMinutes, 1, 90));
    }

    [Fact]
    public void What_a_tag_pushes_gets_its_SBOM_and_that_is_kept()
    {
        var steps = _file.Jobs["images"].Steps;
        Assert.StartsWith("deploy/docker/build --push ", steps[^3].Run, StringComparison.Ordinal);
        Assert.Equal("deploy/docker/sbom artifacts/sbom", steps[^2].Run);
        Assert.StartsWith("actions/upload-artifact@", steps[^1].Uses, StringComparison.Ordinal);
        Assert.Equal(("artifacts/sbom", "error"), (steps[^1].With!["path"], steps[^1].With!["if-no-files-found"]));
    }

    [Fact]
    public void It_calls_scripts_of_this_tree_and_puts_no_expression_into_a_shell()
    {
        var runs = Steps.Select(static step => step.Run).OfType<string>().ToList();
        Assert.Equal(["./test", "deploy/docker/build", "deploy/docker/sbom"], runs.Select(static run => run.Split(' ')[0]));
        Assert.All(runs, static run =>
        {
            Assert.True((File.GetUnixFileMode(Deployed.Path(run.Split(' ')[0])) & UnixFileMode.UserExecute) != 0, run);
            Assert.DoesNotContain("${{", run, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', run);
        });
    }

    [GeneratedRegex(@"^ +- uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
