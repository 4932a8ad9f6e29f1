using ChatAgency.Simulators.Stores;
using Xunit;

[assembly: AssemblyFixture(typeof(ClusterStores))]

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>A row for each kind of store that clusters meet in.</summary>
public sealed class EveryStore() : TheoryData<string>(ClusterStores.Kinds);
