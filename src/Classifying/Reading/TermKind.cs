namespace ChatAgency.Classifying.Reading;

/// <summary>What a hashed term is; the numbers are part of the hash.</summary>
internal enum TermKind : uint
{
    Word = 1,
    Pair = 2,
    Gram = 3,
    Shape = 4,

    /// <summary>A word inside code: "name" there is another word than in a sentence.</summary>
    CodeWord = 5,
    CodeGram = 6,

    /// <summary>A concept, and two of them side by side, anywhere together, at the beginning, at the end.</summary>
    Concept = 7,
    ConceptsInOrder = 8,
    ConceptsTogether = 9,
    FirstConcept = 10,
    LastConcept = 11,

    /// <summary>What stands in the first half, and in the second: who asks for two things names first what matters most.</summary>
    EarlyConcept = 12,
    LateConcept = 13,
    EarlyWord = 14,
}
