using ChatAgency.Deploy.Tests.Overlaying;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Clustering;
using k8s.Models;

namespace ChatAgency.Deploy.Tests.Governing;

/// <summary>Every name in an environment is one that the code reads, and no secret is written down.</summary>
public sealed class SettingTests
{
    private const string Example = "deploy/k8s/secrets.example.env";

    public static TheoryData<string, string> Hosts => new()
    {
        { Overlay.Production, Pods.Gateway }, { Overlay.Production, Pods.Silo }, { Overlay.Dev, Pods.Gateway }, { Overlay.Dev, Pods.Silo },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Every_variable_of_a_host_is_a_setting_that_it_reads_and_all_are_valid(string folder, string pod)
    {
        var overlay = await Overlay.BuildAsync(folder);
        var environment = overlay.Environment(pod);
        // What all share may be meant for the silo alone; what a host is given by itself is meant for it.
        var shared = overlay.All<V1ConfigMap>().Single().Data.Keys;
        Assert.All(environment.Keys, name => Assert.True(Setting.IsRead(shared.Contains(name) ? AgencyHostKind.Silo : Pods.Kind(pod), name), name));
        var settings = Pods.Filled(environment);
        // One provider of two is chosen.
        settings.Remove("AZURE_OPENAI_API_KEY");
        Assert.Empty(Composed.Faults(Pods.Kind(pod), settings));
    }

    [Theory]
    [InlineData("Cluster__SiloPorts")]
    [InlineData("cluster__SiloPort")]
    [InlineData("OPENAI_KEY")]
    [InlineData("Models__OpenAI__Key")]
    public void A_misspelt_name_is_none_that_is_read(string name) => Assert.False(Setting.IsRead(AgencyHostKind.Silo, name));

    [Fact]
    public void A_wrong_value_is_seen() =>
        Assert.NotEmpty(Composed.Faults(AgencyHostKind.Silo, new Dictionary<string, string> { ["Turns__DrainSeconds"] = "soon", ["Storage__Provider"] = "paper" }));

    [Fact]
    public async Task Secrets_come_by_reference_alone_under_their_own_names()
    {
        var overlay = await Overlay.BuildAsync(Overlay.Production);
        Assert.Empty(overlay.All<V1Secret>());
        foreach (var pod in overlay.Pods.Keys)
        {
            var owner = pod == Pods.Schema ? "chatagency-schema" : "chatagency";
            Assert.All(overlay.Environment(pod).Where(static setting => Setting.IsSecret(setting.Key)), setting => Assert.Equal($"secret {owner}/{setting.Key}", setting.Value));
        }
    }

    [Fact]
    public async Task In_dev_the_one_secret_that_is_written_down_is_none()
    {
        var overlay = await Overlay.BuildAsync(Overlay.Dev);
        var open = overlay.Pods.Keys.SelectMany(overlay.Environment).Where(static setting => Setting.IsSecret(setting.Key) && !setting.Value.StartsWith("secret ", StringComparison.Ordinal));
        // An address and nothing more: that Redis has no password.
        Assert.Equal(["chatagency-redis:6379"], open.Select(static setting => setting.Value).Distinct());
        Assert.Equal(6379, overlay.Ports("chatagency-redis")["redis"]);
    }

    [Fact]
    public async Task A_gateway_is_given_no_key_of_a_model_and_no_way_to_the_records()
    {
        var secrets = (await Overlay.BuildAsync(Overlay.Production)).Environment(Pods.Gateway).Where(static setting => setting.Value.StartsWith("secret ", StringComparison.Ordinal));
        Assert.Equal(["API_KEY", "ConnectionStrings__Cluster", "LOG_PSEUDONYM_KEY", "SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"], secrets.Select(static secret => secret.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_example_of_secrets_has_those_that_are_wanted()
    {
        var overlay = await Overlay.BuildAsync(Overlay.Production);
        var wanted = new[] { Pods.Gateway, Pods.Silo }.SelectMany(overlay.Environment).Where(static setting => setting.Value.StartsWith("secret ", StringComparison.Ordinal)).Select(static setting => setting.Key).ToHashSet();
        var listed = Deployed.Read(Example).Split('\n').Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split('=')[0]);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_job_is_given_the_connections_that_the_schema_is_made_through()
    {
        var own = (await Overlay.BuildAsync(Overlay.Production)).Pods[Pods.Schema].Spec.Containers.Single().Env.Select(static variable => variable.Name);
        Assert.Equal([$"{ConnectionStringOptions.Section}__{nameof(ConnectionStringOptions.Cluster)}", $"{ConnectionStringOptions.Section}__{nameof(ConnectionStringOptions.Storage)}"], own);
    }
}
