using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAgency.Deploy.Tests.Releasing;

/// <summary>The part of GitHub's workflow syntax that <c>ci.yaml</c> uses: any other field is a fault.</summary>
internal sealed class Workflow
{
    public string Name { get; set; } = "";

    public Dictionary<string, Dictionary<string, List<string>>?> On { get; set; } = [];

    public Dictionary<string, string>? Permissions { get; set; }

    public Dictionary<string, Job> Jobs { get; set; } = [];

    internal static Workflow Read(string yaml) => new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance).WithDuplicateKeyChecking().Build()
        .Deserialize<Workflow>(new Parser(new StringReader(yaml)));

    internal sealed class Job
    {
        public string? If { get; set; }

        public string? Needs { get; set; }

        public string RunsOn { get; set; } = "";

        public int TimeoutMinutes { get; set; }

        public Dictionary<string, string>? Permissions { get; set; }

        public List<Step> Steps { get; set; } = [];
    }

    internal sealed class Step
    {
        public string? Uses { get; set; }

        public Dictionary<string, string>? With { get; set; }

        public string? Run { get; set; }

        public Dictionary<string, string>? Env { get; set; }
    }
}
