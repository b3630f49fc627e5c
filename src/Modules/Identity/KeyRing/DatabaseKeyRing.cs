using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Npgsql;

namespace StakeEasy.Identity.KeyRing;

/// <summary>
/// Keeps the framework's keys in the database: cookies outlive a restart, and every node reads the others'. The framework asks
/// without await, hence the blocking calls; it does so at the start and once a day. Plain SQL, because the start waits for it
/// and the model of the whole context would take half a second to build.
/// </summary>
internal sealed class DatabaseKeyRing(NpgsqlDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var select = database.CreateCommand("SELECT xml FROM identity.data_protection_keys ORDER BY id");
        using var keys = select.ExecuteReader();
        var all = new List<XElement>();
        while (keys.Read())
        {
            all.Add(XElement.Parse(keys.GetString(0)));
        }

        return all;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var insert = database.CreateCommand("INSERT INTO identity.data_protection_keys (id, friendly_name, xml) VALUES ($1, $2, $3)");
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = friendlyName });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = element.ToString(SaveOptions.DisableFormatting) });
        insert.ExecuteNonQuery();
    }
}

internal sealed class UseDatabaseKeyRing(NpgsqlDataSource database) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = new DatabaseKeyRing(database);
}
