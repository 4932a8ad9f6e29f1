using ChatAgency.Storage.Sqlite;

namespace ChatAgency.Storage.Tests.Reminding;

/// <summary>In the agency's SQLite file, beside its records.</summary>
public sealed class SqliteReminderTests : ReminderCase
{
    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override void Configure(ISiloBuilder silo)
    {
        var options = new StorageOptions { DataDir = _folder.Path };
        silo.AddAgencyStorage(options);
        silo.UseSqliteReminders(options);
    }
}
