using Xunit;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>All tests of the console look at one agency, one after another.</summary>
[CollectionDefinition(nameof(ConsoleStage))]
public sealed class ConsoleCollection : ICollectionFixture<ConsoleStage>, ICollectionFixture<SystemChromium>;
