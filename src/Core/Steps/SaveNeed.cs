
namespace ChatAgency.Core.Steps;

/// <summary>How soon a changed record must be written.</summary>
public enum SaveNeed
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>With the next write, or shortly: losing it costs a look at the platform, no promise.</summary>
    Soon,

    /// <summary>At once: effects or an acknowledgement wait for it.</summary>
    Now,
}
