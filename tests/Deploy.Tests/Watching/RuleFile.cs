using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>Prometheus' rules, read strictly.</summary>
public sealed class RuleFile
{
    internal const string Path = "deploy/prometheus/rules.yaml";

    public IList<Group> Groups { get; set; } = [];

    internal IEnumerable<Rule> Rules => Groups.SelectMany(static group => group.Rules);

    internal IEnumerable<Rule> Alerts => Rules.Where(static rule => rule.Alert is not null);

    internal static RuleFile Read() =>
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<RuleFile>(Deployed.Read(Path));

    public sealed class Group
    {
        public string Name { get; set; } = "";

        public IList<Rule> Rules { get; set; } = [];
    }

    public sealed class Rule
    {
        public string? Record { get; set; }

        public string? Alert { get; set; }

        public string Expr { get; set; } = "";

        public string? For { get; set; }

        public IDictionary<string, string>? Labels { get; set; }

        public IDictionary<string, string>? Annotations { get; set; }
    }
}
