namespace ChatAgency.Hosting.Access;

/// <summary>Reads <c>ADMIN_TOKENS</c>: <c>name:role:token</c>, separated as <c>API_KEY</c> is.</summary>
internal static class AdminTokenList
{
    internal static IEnumerable<(string Person, AccessRole Role, string Token)> Read(string text) =>
        ApiKeyList.Entries(text).Select(static entry => entry.Split(':', 3)).Where(static parts => parts.Length == 3 && RoleNames.Read(parts[1]) is not null)
            .Select(static parts => (parts[0], RoleNames.Read(parts[1])!.Value, parts[2]));

    /// <summary>What is wrong, without a word of the tokens; null when nothing is.</summary>
    internal static string? Problem(string text)
    {
        var entries = ApiKeyList.Entries(text).ToArray();
        var tokens = Read(text).ToArray();
        if (entries.Length == 0) return "is empty: leave it out or set tokens as name:role:token.";
        if (tokens.Length < entries.Length) return "has an entry that is not name:role:token with the role viewer, operator or admin.";
        if (tokens.Any(static token => !ApiKeyList.IsName(token.Person))) return $"has a name that is not 1 to {ApiKeyList.MaxNameLength} letters, digits, '-', '_' or '.'.";
        if (tokens.Any(static token => token.Person == AccessClaims.Admin)) return $"has the name '{AccessClaims.Admin}', which is ADMIN_TOKEN's.";
        if (tokens.Any(static token => token.Token.Length == 0)) return "has a name without a token.";
        return tokens.DistinctBy(static token => token.Token).Count() < tokens.Length ? "has one token twice." : null;
    }
}
