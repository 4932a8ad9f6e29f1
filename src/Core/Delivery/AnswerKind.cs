
namespace ChatAgency.Core.Delivery;

/// <summary>What a shown text is, which decides what stands around it.</summary>
public enum AnswerKind
{
    /// <summary>Nothing to read yet: the sign that the agency is at work.</summary>
    Placeholder,

    /// <summary>A part of an answer that still grows.</summary>
    Growing,

    /// <summary>The whole answer, written by a model.</summary>
    Answer,

    /// <summary>A note of the agency itself: a refusal, a failure or a stop, with a way to try again.</summary>
    Note,

    /// <summary>A note after which a new try is of no use.</summary>
    FinalNote,

    /// <summary>A part of an answer that goes on when a person has approved or denied what it names.</summary>
    Asking,
}
