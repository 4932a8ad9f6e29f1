namespace ChatAgency.Chaos.Recording;

/// <summary>What a person is to see in the end.</summary>
public static class Expected
{
    /// <summary>The answer, or an honest note with an error id where a fault gave reason for it.</summary>
    public const string Reply = "reply";

    /// <summary>A refusal, and no word of the answer.</summary>
    public const string Refusal = "refusal";

    /// <summary>Nothing at all.</summary>
    public const string Nothing = "nothing";

    /// <summary>A reply or nothing: what is right depends on who was first.</summary>
    public const string Either = "either";
}
