using System.ComponentModel;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ChatAgency.Toolbox.Pages;

/// <summary>The tool <c>web_page</c>.</summary>
internal sealed class PageTool : IToolSource, IDisposable
{
    private readonly PageReader _reader;
    private readonly IReadOnlyList<AgencyTool> _tools;

    public PageTool(IOptions<PageOptions> options, PageNetwork network, TimeProvider time)
    {
        _reader = new PageReader(options.Value, network, time);
        _tools = options.Value.Hosts.Count == 0 ? [] : [new AgencyTool(AIFunctionFactory.Create(ReadAsync, "web_page"), ToolReach.Reads) { Title = "Reading a web page" }];
    }

    public string Name => "web pages";

    public ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken) => new(_tools);

    public void Dispose() => _reader.Dispose();

    [Description("Reads the text of a web page. Only pages of a few hosts may be read; which, the refusal says.")]
    private Task<string> ReadAsync([Description("The page's whole address, beginning with https://")] string address, CancellationToken cancellationToken) =>
        _reader.ReadAsync(address, cancellationToken);
}
