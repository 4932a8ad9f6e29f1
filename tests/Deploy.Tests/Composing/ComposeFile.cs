using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAgency.Deploy.Tests.Composing;

/// <summary>The part of the Compose specification that <c>compose.yaml</c> uses: any other field is a fault.</summary>
internal sealed class ComposeFile
{
    public string Name { get; set; } = "";

    // What begins with x- is the file's own.
    [YamlMember(Alias = "x-host", ApplyNamingConventions = false)]
    public Dictionary<string, object>? Host { get; set; }

    [YamlMember(Alias = "x-cluster", ApplyNamingConventions = false)]
    public Dictionary<string, string?>? Cluster { get; set; }

    public Dictionary<string, Service> Services { get; set; } = [];

    public Dictionary<string, Network> Networks { get; set; } = [];

    public Dictionary<string, object?> Volumes { get; set; } = [];

    internal static ComposeFile Read(string yaml) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build()
        .Deserialize<ComposeFile>(new MergingParser(new Parser(new StringReader(yaml))));

    internal sealed class Service
    {
        public string Image { get; set; } = "";

        public Build? Build { get; set; }

        public string? Command { get; set; }

        public string Restart { get; set; } = "";

        public Dictionary<string, Dependency> DependsOn { get; set; } = [];

        public bool ReadOnly { get; set; }

        public List<string> Tmpfs { get; set; } = [];

        public List<string> CapDrop { get; set; } = [];

        public List<string> SecurityOpt { get; set; } = [];

        public Dictionary<string, string?> Environment { get; set; } = [];

        public string? StopGracePeriod { get; set; }

        public List<string> Ports { get; set; } = [];

        public List<string> Volumes { get; set; } = [];

        public Check? Healthcheck { get; set; }

        public Dictionary<string, Attachment?> Networks { get; set; } = [];
    }

    internal sealed class Build
    {
        public string Context { get; set; } = "";

        public string Dockerfile { get; set; } = "";
    }

    internal sealed class Dependency
    {
        public string Condition { get; set; } = "";
    }

    internal sealed class Check
    {
        public List<string> Test { get; set; } = [];

        public string Interval { get; set; } = "";

        public string Timeout { get; set; } = "";

        public int Retries { get; set; }
    }

    internal sealed class Attachment
    {
        [YamlMember(Alias = "ipv4_address", ApplyNamingConventions = false)]
        public string Address { get; set; } = "";
    }

    internal sealed class Network
    {
        public Range? Ipam { get; set; }
    }

    internal sealed class Range
    {
        public List<Dictionary<string, string>> Config { get; set; } = [];
    }
}
