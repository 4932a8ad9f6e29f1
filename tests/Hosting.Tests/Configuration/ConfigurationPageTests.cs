using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Configuration.Pages;
using ChatAgency.Hosting.Listeners;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Tests.Configuration;

public sealed class ConfigurationPageTests
{
    private readonly string _page = ConfigurationPage.Write(new ServiceCollection()
        .AddAgencyOptions<SampleOptions, SampleOptionsValidator>("Sample")
        .AddAgencyOptions<SampleOptions, SampleOptionsValidator>("Sample")
        .AddAgencyOptions<HttpOptions, HttpOptionsValidator>(HttpOptions.Section)
        .BuildServiceProvider().GetServices<OptionsEntry>());

    [Theory]
    [InlineData("| `Sample:Count` | `Sample__Count` | `3` | How many, at \\| most; see `Nested`. |")]
    [InlineData("| `Sample:Wait` | `Sample__Wait` |  | How `long`. |")]
    [InlineData("| `Sample:Day` | `Sample__Day` | `Monday` | Which day. |")]
    [InlineData("| `Sample:Token` | `Sample__Token` |  | **Secret.** A token. |")]
    [InlineData("| `Sample:Prices` | `Sample__Prices` |  | Prices by name. |")]
    [InlineData("| `Sample:Nested:On` | `Sample__Nested__On` | `true` | Whether it is on. |")]
    [InlineData("| `Http:Port` | `PORT`, `PORT_FILE`, `Http__Port` | `5000` | The port of platforms, web chat and API. 0 takes a free one. |")]
    public void It_has_a_row_for_each_setting(string row) => Assert.Contains(row + "\n", _page, StringComparison.Ordinal);

    [Fact]
    public void It_has_each_section_once_in_order() =>
        Assert.Equal(["## Http", "## Sample"], _page.Split('\n').Where(line => line is "## Http" or "## Sample"));
}
