using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Storage;
using Microsoft.Extensions.Options;

namespace ChatAgency.Silo.Storage;

internal static class SchemaChecks
{
    /// <summary>Adds <see cref="SchemaCheck"/> for the PostgreSQL of a connection string.</summary>
    /// <param name="services">The host's; it has that connection.</param>
    /// <param name="name">A property of <see cref="ConnectionStringOptions"/>.</param>
    internal static IServiceCollection AddSchemaCheck(this IServiceCollection services, string name) =>
        services.AddSingleton<IStartupCheck>(provider => new SchemaCheck(
            PlainNames.Shown($"{ConnectionStringOptions.Section}:{name}"), provider.Postgres(name), provider.GetRequiredService<IOptions<StorageOptions>>()));
}
