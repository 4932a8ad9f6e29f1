using Orleans.Runtime.Services;

namespace ChatAgency.Grains.Neighbours;

/// <summary>The way to the service of another silo.</summary>
internal sealed class OwnerServices(IServiceProvider services) : GrainServiceClient<IOwnerService>(services)
{
    public IOwnerService On(SiloAddress silo) => GetGrainService(silo);
}
