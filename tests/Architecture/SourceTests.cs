using System.Text.RegularExpressions;
using Xunit;

namespace ChatAgency.Architecture;

public sealed partial class SourceTests
{
    private static readonly HashSet<string> s_kindsOfTypes = new(StringComparer.OrdinalIgnoreCase)
        { "Helpers", "Helper", "Utils", "Util", "Utilities", "Models", "Managers", "Common", "Services", "Misc", "Shared" };

    [Fact]
    public void There_are_sources_to_judge()
    {
        Assert.Contains(Repository.Sources, static file => file.Path == "src/Core/Keeping/TurnState.cs");
        Assert.Equal(["TurnState"], PublicTypes(Repository.Sources.Single(static file => file.Path == "src/Core/Keeping/TurnState.cs")));
    }

    [Fact]
    public void A_file_holds_one_public_type_and_has_its_name()
    {
        Verdict.None(Repository.Sources.Where(static file => PublicTypes(file).Count > 1).Select(static file => file.Path));
        Verdict.None(Repository.Sources.Where(static file => PublicTypes(file) is [var type] && file.Name.Split('.')[0] != type).Select(static file => file.Path));
    }

    [Fact]
    public void Folders_are_named_after_what_happens_and_namespaces_after_folders()
    {
        Verdict.None(Repository.Sources.Where(static file => file.Folders.Any(s_kindsOfTypes.Contains)).Select(static file => file.Path));
        Verdict.None(Repository.Sources
            .Where(static file => Namespace().Match(file.Text) is { Success: true } found && found.Groups[1].Value != string.Join('.', ["ChatAgency", file.Project, .. file.Folders]))
            .Select(static file => file.Path));
    }

    [Fact]
    public void Types_have_names_that_say_what_they_do()
    {
        Verdict.None(Repository.Sources
            .SelectMany(static file => AnyType().Matches(file.Text).Select(found => $"{file.Path}: {found.Groups[1].Value}"))
            .Where(static name => Vague().IsMatch(name)));
    }

    [Fact]
    public void Files_are_small()
    {
        Verdict.None(Repository.Sources.Where(static file => file.Lines.Count > 300).Select(static file => $"{file.Path}: {file.Lines.Count} lines"));
        var lengths = Repository.Sources.Select(static file => file.Lines.Count).Order().ToList();
        Assert.InRange(lengths[(int)(lengths.Count * 0.9)], 1, 200);
    }

    [Fact]
    public void The_conversation_stays_on_its_scheduler()
    {
        Verdict.None(Repository.Sources
            .Where(static file => file.Project is "Core" or "Grains")
            .SelectMany(static file => file.Code.Where(static line => OffScheduler().IsMatch(line)).Select(line => $"{file.Path}: {line.Trim()}")));
    }

    [Fact]
    public void No_test_is_left_out()
    {
        Verdict.None(Repository.Tests.SelectMany(static file => file.Code.Where(static line => LeftOut().IsMatch(line)).Select(line => $"{file.Path}: {line.Trim()}")));
    }

    [Theory]
    [InlineData("await task.ConfigureAwait(false);", true)]
    [InlineData("_ = Task.Run(Work);", true)]
    [InlineData("Task.Factory.StartNew(Work);", true)]
    [InlineData("Task.Factory.StartNew(Work, token, TaskCreationOptions.None, scheduler);", false)]
    [InlineData("await task;", false)]
    public void What_leaves_the_scheduler_is_recognised(string line, bool leaves) => Assert.Equal(leaves, OffScheduler().IsMatch(line));

    private static List<string> PublicTypes(SourceFile file) => [.. PublicType().Matches(file.Text).Select(static found => found.Groups[1].Value)];

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|partial|ref|unsafe) )*(?:record struct|record class|record|class|struct|interface|enum|delegate \S+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|sealed|static|abstract|readonly|partial) )+(?:record struct|record class|record|class|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex AnyType();

    [GeneratedRegex(@"(Helper|Helpers|Manager|Util|Utils|Utilities|Common)$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"^namespace ([\w.]+)[;\s]", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"ConfigureAwait\(\s*false|\bTask\.Run\(|Task\.Factory\.StartNew(?!.*(?:, scheduler|, found\.On)\))|ThreadPool\.|TaskScheduler\.Default")]
    private static partial Regex OffScheduler();

    [GeneratedRegex(@"\bSkip(Unless|When|Exceptions)?\s*=[^=]|Assert\.Skip|\bExplicit\s*=\s*true")]
    private static partial Regex LeftOut();
}
