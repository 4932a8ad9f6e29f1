using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace ChatAgency.Hosting.Access;

/// <summary>Keys of ASP.NET Data Protection in PostgreSQL, in the table <c>data_protection_key</c> of the agency's schema.</summary>
/// <param name="postgres">The database.</param>
/// <param name="ring">All keys of one purpose in one cluster.</param>
internal sealed class PostgresKeyRing(Func<NpgsqlDataSource> postgres, string ring) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = postgres().CreateCommand("SELECT xml FROM data_protection_key WHERE ring = $1 ORDER BY added");
        command.Parameters.AddWithValue(ring);
        using var rows = command.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read()) keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var command = postgres().CreateCommand("INSERT INTO data_protection_key (ring, name, xml) VALUES ($1, $2, $3)");
        foreach (var value in new[] { ring, friendlyName, element.ToString(SaveOptions.DisableFormatting) }) command.Parameters.AddWithValue(value);
        command.ExecuteNonQuery();
    }
}
