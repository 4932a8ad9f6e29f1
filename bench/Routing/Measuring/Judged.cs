namespace ChatAgency.Routing.Measuring;

/// <summary>A text's true label, what was said, and how surely.</summary>
internal readonly record struct Judged(string Truth, string Said, float Confidence)
{
    public bool IsRight => Truth == Said;
}
