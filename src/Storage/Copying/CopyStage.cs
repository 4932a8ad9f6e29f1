namespace ChatAgency.Storage.Copying;

/// <summary>What a copy is busy with.</summary>
public enum CopyStage
{
    /// <summary>Looking what the source has.</summary>
    Looking,

    /// <summary>Copying what the target has not, or in another version.</summary>
    Copying,

    /// <summary>Reading the source again, to compare it with what was copied.</summary>
    ComparingSource,

    /// <summary>Reading the target.</summary>
    ComparingTarget,
}
