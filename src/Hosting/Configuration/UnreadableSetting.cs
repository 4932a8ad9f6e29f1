namespace ChatAgency.Hosting.Configuration;

/// <summary>A value that is not what its property wants.</summary>
/// <param name="Key">Its key within the section.</param>
/// <param name="Expected">What it should have been, as the end of 'is not …'.</param>
internal sealed record UnreadableSetting(string Key, string Expected);
