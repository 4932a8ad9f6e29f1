using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>The first kind of store for what takes long and has little to do with the store; every kind in the full run.</summary>
public sealed class OneStore() : TheoryData<string>(Environment.GetEnvironmentVariable("CHATAGENCY_TEST_FULL") == "1" ? ClusterStores.Kinds : [ClusterStores.Kinds[0]]);
