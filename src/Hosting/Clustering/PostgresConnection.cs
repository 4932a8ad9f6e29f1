using ChatAgency.Hosting.Faults;
using Npgsql;

namespace ChatAgency.Hosting.Clustering;

/// <summary>
/// One PostgreSQL that this process speaks to, over connections that it keeps open. A connection that was lost is opened
/// again by the next call. Whether TLS is used, and whom it trusts, stands in the connection string.
/// </summary>
public sealed class PostgresConnection : IDisposable
{
    /// <summary>What Orleans' ADO.NET providers call PostgreSQL.</summary>
    public const string Invariant = "Npgsql";

    private const int Attempts = 4;

    private readonly string _setting;
    private readonly NpgsqlDataSource? _source;

    /// <param name="setting">The setting that holds the connection string, as operators write it.</param>
    /// <param name="connectionString">What it holds.</param>
    /// <param name="title">What its connections are called at the server.</param>
    /// <param name="patience">How long a call may take; whole seconds.</param>
    /// <param name="most">How many connections there are at most, unless the connection string says so.</param>
    internal PostgresConnection(string setting, string? connectionString, string title, TimeSpan patience, int most)
    {
        _setting = setting;
        _source = Read(connectionString, title, patience, most);
    }

    /// <summary>The connections that all of this process share.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing or is no connection string; the checks at start say so.</exception>
    public NpgsqlDataSource Shared => _source ?? throw new InvalidOperationException($"{_setting} is not set.");

    /// <inheritdoc/>
    public void Dispose() => _source?.Dispose();

    /// <summary>Whether PostgreSQL answers now; null when it does.</summary>
    public StartupFault? Fault()
    {
        if (_source is null) return new StartupFault(_setting, "is needed and is not a connection string of PostgreSQL: set Host=…;Database=…;Username=…;Password=….");
        // A start is a busy time: one that is only slow is asked again.
        for (var left = Attempts; ; left--)
        {
            try
            {
                using var connection = _source.OpenConnection();
                return null;
            }
            catch (Exception e) when (IsOfServer(e))
            {
                if (left > 1 && Causes(e).Any(static cause => cause is TimeoutException)) continue;
                // The client's own words can quote the connection string.
                return new StartupFault(_setting, $"names a PostgreSQL that does not answer ({Reason(e)}): start it, or correct the connection string.");
            }
        }
    }

    /// <summary>Whether this came of the server or the way to it, and not of the program.</summary>
    private static bool IsOfServer(Exception e) => e is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException or System.Security.Cryptography.CryptographicException;

    private static string Reason(Exception e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => "it refuses the user, the password, or a connection without TLS",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "it has no such database",
        PostgresException refusal => $"it refuses with {refusal.SqlState}",
        _ when Causes(e).OfType<System.Security.Authentication.AuthenticationException>().Any() => "its certificate is not trusted: see SSL Mode and Root Certificate",
        _ when Causes(e).OfType<System.Net.Sockets.SocketException>().FirstOrDefault() is { } socket => socket.SocketErrorCode.ToString(),
        _ when Causes(e).Any(static cause => cause is TimeoutException) => "no answer in time",
        _ => Causes(e).Last().GetType().Name,
    };

    private static IEnumerable<Exception> Causes(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException) yield return cause;
    }

    private static NpgsqlDataSource? Read(string? connectionString, string title, TimeSpan patience, int most)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) return null;
        try
        {
            var text = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrEmpty(text.Host)) return null;
            if (!text.ContainsKey("Maximum Pool Size")) text.MaxPoolSize = most;
            text.Timeout = 2;
            text.CommandTimeout = (int)patience.TotalSeconds;
            // Milliseconds. Then the connection is given up: a server that does not answer would not answer that either.
            text.CancellationTimeout = 500;
            text.KeepAlive = 5;
            text.Timezone = "UTC";
            text.ApplicationName = title;
            // What a row holds, and how to get in, is nothing for logs.
            (text.PersistSecurityInfo, text.IncludeErrorDetail) = (false, false);
            return new NpgsqlDataSourceBuilder(text.ToString()).Build();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or InvalidCastException or NotSupportedException)
        {
            return null;
        }
    }
}
