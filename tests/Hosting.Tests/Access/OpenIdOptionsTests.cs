using ChatAgency.Hosting.Access.OpenId;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace ChatAgency.Hosting.Tests.Access;

public sealed class OpenIdOptionsTests
{
    public static TheoryData<string, Action<OpenIdOptions>, string> Wrong => new()
    {
        { "Production", static o => o.Authority = null, nameof(OpenIdOptions.Authority) },
        { "Production", static o => o.Authority = "accounts.example.com", nameof(OpenIdOptions.Authority) },
        { "Development", static o => o.Authority = "http://accounts.example.com", nameof(OpenIdOptions.Authority) },
        { "Production", static o => o.Authority = "http://localhost:9000", nameof(OpenIdOptions.Authority) },
        { "Production", static o => o.Authority = "https://me:secret@accounts.example.com", nameof(OpenIdOptions.Authority) },
        { "Production", static o => o.Authority = "https://accounts.example.com/?a=b", nameof(OpenIdOptions.Authority) },
        { "Production", static o => o.ClientId = null, nameof(OpenIdOptions.ClientId) },
        { "Production", static o => o.ClientSecret = "", nameof(OpenIdOptions.ClientSecret) },
        { "Production", static o => o.Scopes = "email profile", nameof(OpenIdOptions.Scopes) },
        { "Production", static o => o.Viewers = "", nameof(OpenIdOptions.Admins) },
        { "Production", static o => o.RoleClaim = "", nameof(OpenIdOptions.RoleClaim) },
        { "Production", static o => o.NameClaim = " ", nameof(OpenIdOptions.NameClaim) },
        { "Production", static o => o.OperatorEmails = "ann", nameof(OpenIdOptions.OperatorEmails) },
        { "Production", static o => o.AdminEmails = "ann@", nameof(OpenIdOptions.AdminEmails) },
        { "Production", static o => o.SessionMinutes = 4, nameof(OpenIdOptions.SessionMinutes) },
        { "Production", static o => o.SessionMinutes = 721, nameof(OpenIdOptions.SessionMinutes) },
        { "Production", static o => o.BaseAddress = "http://console.example.com", nameof(OpenIdOptions.BaseAddress) },
        { "Production", static o => o.BaseAddress = "https://console.example.com/agency", nameof(OpenIdOptions.BaseAddress) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_fault_is_named(string environment, Action<OpenIdOptions> change, string property)
    {
        var options = Right();
        change(options);
        var result = new OpenIdOptionsValidator(new HostingEnvironment { EnvironmentName = environment }).Validate(null, options);
        Assert.Contains(property, Assert.Single(result.Failures!), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", string.Concat(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var result = new OpenIdOptionsValidator().Validate(null, new OpenIdOptions { Authority = "http://a.example.com", SessionMinutes = 0, ViewerEmails = "x" });
        Assert.Equal(5, result.Failures!.Count());
    }

    [Fact]
    public void What_is_right_is_let_be()
    {
        Assert.True(new OpenIdOptionsValidator().Validate(null, new OpenIdOptions()).Succeeded);
        Assert.True(new OpenIdOptionsValidator().Validate(null, Right()).Succeeded);
        var own = Right();
        (own.Authority, own.BaseAddress) = ("http://127.0.0.1:9000/realms/one", "http://localhost:5001");
        Assert.True(new OpenIdOptionsValidator(new HostingEnvironment { EnvironmentName = Environments.Development }).Validate(null, own).Succeeded);
    }

    private static OpenIdOptions Right() => new()
    {
        Authority = "https://accounts.example.com",
        ClientId = "agency",
        ClientSecret = "secret",
        Viewers = "staff",
        BaseAddress = "https://console.example.com",
    };
}
