using Microsoft.Extensions.Configuration;

namespace ChatAgency.Hosting.Configuration;

/// <summary>
/// What was changed while the agency runs, over everything else that this process is told: what somebody has changed on purpose
/// must not be undone by a file that was there before. A list that is changed is changed as a whole.
/// </summary>
internal sealed class SettingsOverlay : ConfigurationProvider, IConfigurationSource
{
    private string[] _lists = [];

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Takes the place of what was laid before, and tells who reads settings.</summary>
    /// <param name="settings">What holds from now on.</param>
    /// <param name="lists">The keys of lists of which some element is among them, or which are empty now: nothing of them is read from below.</param>
    public void Lay(IReadOnlyDictionary<string, string?> settings, IEnumerable<string> lists)
    {
        Take(settings, lists);
        OnReload();
    }

    /// <summary>The same where nobody reads yet.</summary>
    public SettingsOverlay Take(IReadOnlyDictionary<string, string?> settings, IEnumerable<string> lists)
    {
        Data = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);
        _lists = [.. lists];
        return this;
    }

    public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) =>
        base.GetChildKeys(parentPath is not null && _lists.Any(list => IsIn(list, parentPath)) ? [] : earlierKeys, parentPath);

    private static bool IsIn(string list, string path) =>
        path.StartsWith(list, StringComparison.OrdinalIgnoreCase) && (path.Length == list.Length || path[list.Length] == ConfigurationPath.KeyDelimiter[0]);
}
