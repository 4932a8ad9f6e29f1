using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Storage.Encrypting.Ring;

/// <summary>
/// ASP.NET Data Protection over one state of the ring. It has services of its own: those of the host keep the keys of
/// sessions, which are no business of the store's.
/// </summary>
internal sealed class OpenRing
{
    private readonly IKeyManager _keys;

    internal OpenRing(RingElements elements)
    {
        var services = new ServiceCollection();
        // New keys are made by the ring, which knows how to keep them.
        services.AddDataProtection().SetApplicationName("ChatAgency storage").DisableAutomaticKeyGeneration();
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = elements);
        var provider = services.BuildServiceProvider();
        _keys = provider.GetRequiredService<IKeyManager>();
        Protection = provider.GetRequiredService<IDataProtectionProvider>();
    }

    internal IDataProtectionProvider Protection { get; }

    internal int Count => _keys.GetAllKeys().Count;

    /// <summary>Adds a key to the ring's elements when the last one ends within the lead, from its end on. True when it did.</summary>
    internal bool Prolong(DateTimeOffset now, TimeSpan life, TimeSpan lead)
    {
        var last = _keys.GetAllKeys().Select(static key => key.ExpirationDate).DefaultIfEmpty(now).Max();
        if (last - now > lead) return false;
        var begin = last > now ? last : now;
        _keys.CreateNewKey(begin, begin + life);
        return true;
    }
}
