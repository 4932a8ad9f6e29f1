using Microsoft.AspNetCore.Http;

namespace ChatAgency.Models.Tests.Serving;

/// <summary>A model service whose behaviour a test changes while it runs.</summary>
internal sealed class Service : IAsyncDisposable
{
    private volatile Func<HttpContext, Task> _script = Scripts.Answers("Yes");
    private ScriptedModel _model = null!;

    public string Address => _model.Address;

    public int Calls => _model.Calls.Count;

    public IEnumerable<SeenCall> Seen => _model.Calls;

    public Func<HttpContext, Task> Script { set => _script = value; }

    public static async Task<Service> StartAsync()
    {
        var service = new Service();
        service._model = await ScriptedModel.StartAsync(context => service._script(context));
        return service;
    }

    public ValueTask DisposeAsync() => _model.DisposeAsync();
}
