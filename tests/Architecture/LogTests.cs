using System.Text.RegularExpressions;
using Xunit;

namespace ChatAgency.Architecture;

/// <summary>What a line in the log tells of people says so, and the project's generator heeds it.</summary>
public sealed partial class LogTests
{
    private const string Generator = "Microsoft.Extensions.Telemetry.Abstractions";

    private static readonly (string Class, Regex Is)[] s_classes =
    [
        ("ConversationData", ConversationParameter()),
        ("PersonData", PersonParameter()),
        ("WordsData", WordsParameter()),
    ];

    [Fact]
    public void Parameters_that_name_conversations_and_people_or_hold_words_are_classified()
    {
        var lines = Repository.Sources.SelectMany(static file => Methods(file).Select(method => (file.Path, Method: method))).ToList();

        Assert.True(lines.Count > 60, $"{lines.Count} lines");
        Assert.Contains(lines, static line => line.Method.Contains("[ConversationData] ConversationId", StringComparison.Ordinal));
        Verdict.None(lines.SelectMany(static line => Unclassified(line.Method).Select(parameter => $"{line.Path}: {parameter}")));
    }

    [Fact]
    public void Projects_that_classify_have_the_generator_that_heeds_it_and_keep_it_to_themselves()
    {
        var classifying = Repository.Sources.Where(static file => Methods(file).Any(static method => Classified().IsMatch(method))).Select(static file => file.Project).Distinct().ToList();

        Assert.NotEmpty(classifying);
        Verdict.None(classifying.Where(static name => !Repository.Projects.Single(project => project.IsSource && project.Name == name).Packages.Contains(Generator)));
    }

    [Fact]
    public void No_two_lines_of_a_class_have_one_number() => Verdict.None(Repository.Sources
        .SelectMany(static file => Number().Matches(file.Text).Select(static found => found.Groups[1].Value).GroupBy(static number => number).Where(static group => group.Count() > 1).Select(group => $"{file.Path}: {group.Key}")));

    [Theory]
    [InlineData("ILogger logger, ConversationId conversation", 1)]
    [InlineData("ILogger logger, [ConversationData] ConversationId conversation, long turn", 0)]
    [InlineData("ILogger logger, string person, PersonId asker, string by", 3)]
    [InlineData("ILogger logger, [PersonData] string person, string? text", 1)]
    [InlineData("ILogger logger, string reason, string platform", 0)]
    public void What_wants_a_class_is_recognised(string parameters, int unclassified) => Assert.Equal(unclassified, Unclassified(parameters).Count());

    private static IEnumerable<string> Methods(SourceFile file) => Method().Matches(file.Text).Select(static found => found.Groups[1].Value);

    private static IEnumerable<string> Unclassified(string parameters) =>
        parameters.Split(", ").Where(static parameter => s_classes.Any(one => one.Is.IsMatch(parameter) && !parameter.StartsWith($"[{one.Class}] ", StringComparison.Ordinal)));

    [GeneratedRegex(@"\[LoggerMessage\([\s\S]*?\)\]\s*(?:public|internal|private) static partial void \w+\(([^;]*)\);")]
    private static partial Regex Method();

    [GeneratedRegex(@"\bConversationId\b|string\?? conversation$")]
    private static partial Regex ConversationParameter();

    [GeneratedRegex(@"\bPersonId\b|string\?? (?:person|by|author|asker|user|name|who)$")]
    private static partial Regex PersonParameter();

    [GeneratedRegex(@"string\?? (?:text|words|question|answer|body|prompt|message|token|secret|password)$")]
    private static partial Regex WordsParameter();

    [GeneratedRegex(@"\[(?:Conversation|Person|Words)Data\] ")]
    private static partial Regex Classified();

    [GeneratedRegex(@"\[LoggerMessage\((?:EventId = )?(\d+)")]
    private static partial Regex Number();
}
