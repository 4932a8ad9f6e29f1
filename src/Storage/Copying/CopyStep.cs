namespace ChatAgency.Storage.Copying;

/// <summary>How far a copy is.</summary>
/// <param name="Stage">What it is busy with.</param>
/// <param name="Done">Records that it is done with in this stage.</param>
/// <param name="All">How many there are; null while nobody knows.</param>
public readonly record struct CopyStep(CopyStage Stage, long Done, long? All);
