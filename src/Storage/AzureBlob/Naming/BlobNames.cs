using System.Text.RegularExpressions;

namespace ChatAgency.Storage.AzureBlob.Naming;

/// <summary>What a record's blob is called.</summary>
internal static partial class BlobNames
{
    private const string Ending = ".json";

    /// <summary>
    /// <c>{stateName}-{grainType}/{key}.json</c>, as Orleans' own provider has it. One thing differs: a part between
    /// slashes that is <c>.</c> or <c>..</c> would be taken for a path's way up and lead out of the container, so its
    /// first dot is written as <c>%2E</c>; parts that look like the outcome get a further <c>25</c> and stay apart.
    /// </summary>
    internal static string Of(string stateName, GrainId grain)
    {
        var name = $"{stateName}-{grain}{Ending}";
        return Ambiguous().IsMatch(name) ? string.Join('/', name.Split('/').Select(Plain)) : name;
    }

    /// <summary>The way back: <c>{stateName}-{grainType}/{key}</c> of a blob's name.</summary>
    internal static string Joined(string blob)
    {
        // With its ending, the last part is never one that was written otherwise.
        var name = Ambiguous().IsMatch(blob) ? string.Join('/', blob.Split('/').Select(Meant)) : blob;
        return name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
    }

    private static string Meant(string part) => part switch
    {
        "%2E" => ".",
        "%2E." => "..",
        _ when Ambiguous().IsMatch(part) && part.StartsWith("%25", StringComparison.Ordinal) => "%" + part[3..],
        _ => part,
    };

    private static string Plain(string part) => part switch
    {
        "." => "%2E",
        ".." => "%2E.",
        _ when Ambiguous().IsMatch(part) => "%25" + part[1..],
        _ => part,
    };

    [GeneratedRegex(@"(?:^|/)(?:\.|%(?:25)*2E)\.?(?:/|$)")]
    private static partial Regex Ambiguous();
}
